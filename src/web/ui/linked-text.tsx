const ADDRESS = /https?:\/\/[^\s<>"]+[^\s<>".,;:!?)\]]/g;

/** Text as it is, line breaks kept, web addresses made links. */
export function LinkedText({ text }: { text: string }) {
  const parts: { text: string; isAddress: boolean; at: number }[] = [];
  let end = 0;
  for (const found of text.matchAll(ADDRESS)) {
    if (found.index > end)
      parts.push({ text: text.slice(end, found.index), isAddress: false, at: end });
    parts.push({ text: found[0], isAddress: true, at: found.index });
    end = found.index + found[0].length;
  }
  parts.push({ text: text.slice(end), isAddress: false, at: end });
  return (
    <span className="whitespace-pre-line">
      {parts.map((part) =>
        part.isAddress ? (
          <a
            key={part.at}
            href={part.text}
            target="_blank"
            rel="noopener noreferrer"
            className="font-medium text-accent underline underline-offset-2"
          >
            {part.text}
          </a>
        ) : (
          part.text
        ),
      )}
    </span>
  );
}
