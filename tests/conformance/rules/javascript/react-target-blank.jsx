import Link from "next/link";

export function Footer({ links, imprint }) {
  return (
    <footer>
      {/* ruleid: react-target-blank */}
      <a href={imprint} target="_blank">
        Imprint
      </a>
      {/* ok: react-target-blank */}
      <a href={imprint} target="_blank" rel="noopener">
        Imprint
      </a>
      {/* ok: react-target-blank */}
      <Link href="/about" target="_blank">
        About
      </Link>
      <ul>
        {links.map((link) => (
          <li key={link.url}>
            {/* ruleid: react-target-blank */}
            <a target="_blank" href={link.url} className="out">
              {link.title}
            </a>
            {/* ok: react-target-blank */}
            <a href={link.url}>{link.title}</a>
          </li>
        ))}
      </ul>
      {/* ruleid: react-target-blank */}
      <a href="https://example.org" target="_blank">Partner</a>
      {/* ok: react-target-blank */}
      <a href="https://example.org" target="_blank" rel="noopener noreferrer">Partner</a>
    </footer>
  );
}
