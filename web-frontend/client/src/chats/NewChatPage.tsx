export function NewChatPage() {
  return null;
}
