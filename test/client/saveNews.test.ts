import { expect, it } from 'vitest';
import { SaveNews } from '../../src/client/saveNews.ts';

it('tells each change at once, what is not new never, and nobody who left', () => {
  const news = new SaveNews();
  const heard: string[] = [];
  const leave = news.listen(() => heard.push(news.state()));
  expect(news.state()).toBe('nothing');
  news.tell('nothing');
  news.tell('pending');
  expect(heard).toEqual(['pending']);
  news.tell('saved');
  news.tell('saved');
  leave();
  news.tell('pending');
  expect(heard).toEqual(['pending', 'saved']);
  expect(news.state()).toBe('pending');
});
