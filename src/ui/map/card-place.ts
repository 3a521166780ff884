/** Puts a card beside the pointer and keeps it on the map. */
export function cardPlace(
  [x, y]: readonly [number, number],
  size: { readonly width: number; readonly height: number },
  room: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number },
): { readonly left: number; readonly top: number } {
  const offset = 24;
  const left = x + offset + size.width <= room.right ? x + offset : x - offset - size.width;
  const top = y + offset + size.height <= room.bottom ? y + offset : y - offset - size.height;
  return {
    left: Math.max(room.left, Math.min(left, room.right - size.width)),
    top: Math.max(room.top, Math.min(top, room.bottom - size.height)),
  };
}
