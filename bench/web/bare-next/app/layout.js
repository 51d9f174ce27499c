/** The minimum that Next allows: the baseline for Kindred's pages. */
export default function Layout({ children }) {
  return (
    <html lang="en">
      <body>{children}</body>
    </html>
  );
}
