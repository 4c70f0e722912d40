// The floor of anything made with React: a form, and nothing else.
import { createRoot } from 'react-dom/client';
import { FloorForm } from '../FloorForm.tsx';

const place = document.getElementById('root');
if (place !== null) createRoot(place).render(<FloorForm title="Question" next="Next" />);
