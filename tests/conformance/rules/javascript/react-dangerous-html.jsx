import React, { useState } from "react";
import DOMPurify from "dompurify";

export function Article({ title, body }) {
  const [open, setOpen] = useState(false);
  return (
    <article onClick={() => setOpen(!open)}>
      <h1>{title}</h1>
      {open && (
        // ruleid: react-dangerous-html
        <div className="body" dangerouslySetInnerHTML={{ __html: body }} />
      )}
    </article>
  );
}

export const Safe = ({ body }) => (
  // ok: react-dangerous-html
  <section dangerouslySetInnerHTML={{ __html: DOMPurify.sanitize(body) }} />
);

export const Fixed = () => (
  // ok: react-dangerous-html
  <span dangerouslySetInnerHTML={{ __html: "&copy; 2024" }}></span>
);

export class Comment extends React.Component {
  render() {
    const { text } = this.props;
    // ruleid: react-dangerous-html
    return <p dangerouslySetInnerHTML={{ __html: marked(text) }}></p>;
  }
}
