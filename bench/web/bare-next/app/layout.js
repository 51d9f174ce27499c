/** The least that Next allows: what Kindred's pages are compared with. */
export default function Layout({ children }) {
  return (
    <html lang="en">
      <body>{children}</body>
    </html>
  );
}
