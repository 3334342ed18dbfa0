export default function Home() {
  return <h1>Tarnbeck Courier</h1>;
}
