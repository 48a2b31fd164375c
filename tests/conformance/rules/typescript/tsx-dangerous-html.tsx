import React, { FC } from "react";
import { sanitize } from "./sanitize";

interface PostProps {
  title: string;
  html: string;
  tags?: string[];
}

export function Post({ title, html, tags = [] }: PostProps) {
  const body = `<h1>${title}</h1>` + html;
  return (
    <article>
      {/* ruleid: tsx-dangerous-html */}
      <div dangerouslySetInnerHTML={{ __html: body }} />
      {/* ok: tsx-dangerous-html */}
      <div dangerouslySetInnerHTML={{ __html: sanitize(html) }} />
      <ul>{tags.map((tag) => <li key={tag}>{tag}</li>)}</ul>
    </article>
  );
}

export const Teaser: React.FC<PostProps> = ({ html }) => {
  const short: string = html.slice(0, 100);
  // ruleid: tsx-dangerous-html
  return <p className="teaser" dangerouslySetInnerHTML={{ __html: short }}></p>;
};

export const Fixed: FC = () => {
  // ok: tsx-dangerous-html
  return <p dangerouslySetInnerHTML={{ __html: "<b>x</b>" }} />;
};
