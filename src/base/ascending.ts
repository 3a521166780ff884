/** Up to so many numbers an insertion sort is quicker than calling a comparison, the more so when they nearly ascend. */
const INSERTION_COUNT = 64;

/** Puts finite numbers in ascending order, in place, and gives them back. */
export function ascending(numbers: number[]): number[] {
  if (numbers.length > INSERTION_COUNT) return numbers.sort((a, b) => a - b);
  for (let k = 1; k < numbers.length; k++) {
    const value = numbers[k] as number;
    let place = k;
    for (; place > 0 && (numbers[place - 1] as number) > value; place--)
      numbers[place] = numbers[place - 1] as number;
    numbers[place] = value;
  }
  return numbers;
}
