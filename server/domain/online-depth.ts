/** 网办深度, in stars: how far a matter goes online. From this depth on it is applied for and pre-reviewed online. */
export const appliedForOnline = 3;
/** It is accepted online as well. */
export const acceptedOnline = 4;
/** All of it is online: the result is fetched or delivered. */
export const allOnline = 5;
