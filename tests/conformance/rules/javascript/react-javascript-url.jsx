import { cleanUrl } from "./urls";

export function Profile({ name, site }) {
  const label = name.toUpperCase();
  return (
    <div>
      {/* ruleid: react-javascript-url */}
      <a href={site}>{label}</a>
      {/* ok: react-javascript-url */}
      <a href={cleanUrl(site)}>{label}</a>
      {/* ok: react-javascript-url */}
      <a href="/">Home</a>
    </div>
  );
}

export const Card = (props) => {
  const target = props.link + "?ref=card";
  return (
    <>
      {/* ruleid: react-javascript-url */}
      <a className="card" href={target} />
      {/* ruleid: react-javascript-url */}
      <Button href={props.action}>{props.children}</Button>
      {/* ok: react-javascript-url */}
      <img src={props.image} />
    </>
  );
};
