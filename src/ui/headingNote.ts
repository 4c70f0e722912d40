// The id of a text that is heard together with the page's heading, such as "Question 7 of 24": focus begins at the heading, and
// whoever hears the page would otherwise have to go back for what stands above it.
import { createContext } from 'react';

export const HeadingNote = createContext<string | undefined>(undefined);
