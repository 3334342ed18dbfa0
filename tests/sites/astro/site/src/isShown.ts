const now = new Date();

export const isShown = ({ data }) => !data.draft && data.pubDate <= now;
