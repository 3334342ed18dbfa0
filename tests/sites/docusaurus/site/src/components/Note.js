export default function Note({ children }) {
  return <aside>{children}</aside>;
}
