import { imageButton, type Images } from "./images";
import { VirtualList } from "./VirtualList";

const [picture, cell] = [48, 52];

/** The images that are selected. */
export class Gallery {
  readonly list: VirtualList;
  private points: readonly number[] = [];

  constructor(images: Images) {
    this.list = new VirtualList({ label: "Selected images", height: cell, width: cell, item: (i) => imageButton(images, this.points[i]!, picture) });
  }

  show(points: readonly number[]): void {
    this.points = points;
    this.list.show(points.length);
  }
}
