import React, { useEffect, useRef, useState } from 'react';
import DOMPurify from 'dompurify';

interface Props {
  html: string;
  links: string[];
}

export function Article(props: Props): JSX.Element {
  const ref = useRef<HTMLDivElement>(null);
  const [state, setState] = useState<any>(null);
  const [count, setCount] = useReducer<number>(0);
  useEffect(() => {
    window.addEventListener('resize', () => setCount(count + 1));
  }, []);
  useEffect(() => {
    const handler = () => setState({});
    window.addEventListener('scroll', handler);
    return () => {
      window.removeEventListener('scroll', handler);
    };
  }, [state]);
  const clean = DOMPurify.sanitize(props.html);
  return (
    <div>
      <p dangerouslySetInnerHTML={{ __html: props.html }} />
      <p className="x" dangerouslySetInnerHTML={{ __html: `<b>${props.html}</b>` }}></p>
      <p dangerouslySetInnerHTML={{ __html: clean }} />
      <p dangerouslySetInnerHTML={{ __html: '<br>' }} />
      <a href="https://a" target="_blank">a</a>
      <a target="_blank" rel="noopener noreferrer" href="https://b">b</a>
      <a target="_self" href="https://c">c</a>
      {props.links.length > 0 && <a className="d" target="_blank" href={props.links[0]}>d</a>}
      <a rel="noopener" target="_blank" />
      <div ref={ref} />
    </div>
  );
}

const Card = ({ title, body }: { title: string; body?: string }) => {
  const box = useRef<HTMLElement>(null);
  if (body) {
    box.current!.innerHTML = body;
  }
  return <section dangerouslySetInnerHTML={{ __html: title }} title={title} />;
};

const Note = (props: Props) => {
  const text = props?.html ?? '';
  const box = useRef<HTMLElement>(null);
  box.current.innerHTML = text;
  box.current.textContent = text;
  return <Raw dangerouslySetInnerHTML={{ __html: text.trim() }} />;
};

const Untyped = (props) => <p dangerouslySetInnerHTML={{ __html: props.html }} />;

class Old extends React.Component<Props, { open: boolean }> {
  render() {
    return <p dangerouslySetInnerHTML={{ __html: this.props.html }} />;
  }
}
