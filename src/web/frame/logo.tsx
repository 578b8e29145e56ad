/** The pot with two leaves. */
export function Logo({ className = '' }: { className?: string }) {
  return (
    <svg viewBox="0 0 64 64" aria-hidden className={className}>
      <rect width="64" height="64" rx="15" fill="#1f6b4b" />
      <g
        fill="none"
        stroke="#f4fbf6"
        strokeWidth="4.4"
        strokeLinecap="round"
        strokeLinejoin="round"
      >
        <path d="M14 30h36v8a13 13 0 0 1-13 13H27a13 13 0 0 1-13-13z" />
        <path d="M9 30h46" />
      </g>
      <path d="M32 25c-1-8 3-13 12-14 0 8-4 13-12 14z" fill="#9fe6c3" />
      <path d="M31 25c-.5-5-3.5-8-9.5-8.5.5 5 3.5 8 9.5 8.5z" fill="#d7f5e4" />
    </svg>
  );
}
