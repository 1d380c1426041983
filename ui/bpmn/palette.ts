/** Pixels that the modeler's palette takes at the left of the canvas. */
export const PALETTE = 112;
