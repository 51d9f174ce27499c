export default function Home() {
  return <main>Kindred</main>;
}
