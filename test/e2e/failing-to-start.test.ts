import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Program } from './program.js';
import { useStage } from './stage.js';

const stage = useStage();

describe('a failure to start is one clear message and exit code 1', () => {
  async function failureOf(program: Program): Promise<string> {
    expect(await program.exited()).toBe(1);
    expect(program.output).not.toContain('    at ');
    return program.output;
  }

  it('when the token is wrong', async () => {
    const output = await failureOf(stage.start({ DISCORD_TOKEN: 'bm90IGEgdG9rZW4.nope.nope' }));
    expect(output).toContain('does not accept DISCORD_TOKEN');
    expect(output).not.toContain('bm90IGEgdG9rZW4');
  });

  it('when the knowledge base is broken, with file, line and column', async () => {
    const knowledge = await stage.copyOfKnowledge();
    const file = join(knowledge, 'faq/body/calves-bigger.yaml');
    await writeFile(file, 'question: Does it?\nverdict: perhaps\n');
    const output = await failureOf(stage.start({ KNOWLEDGE_DIR: knowledge }));
    expect(output).toContain(`${file}:2:10  verdict: `);
  });

  it('when there is no knowledge base', async () => {
    const output = await failureOf(stage.start({ KNOWLEDGE_DIR: '/nonexistent' }));
    expect(output).toContain('/nonexistent');
    expect(output).toContain('KNOWLEDGE_DIR');
  });

  it('when there is an .env that can’t be read', async () => {
    await mkdir(join(stage.dataDir, '.env'));
    const output = await failureOf(stage.start({}, stage.dataDir));
    expect(output).toContain("The file .env can't be read: Error: EISDIR");
  });

  it('when a variable makes no sense', async () => {
    const output = await failureOf(stage.start({ SHARDS: 'some' }));
    expect(output).toContain('SHARDS: write auto, or shard numbers such as 0,1');
  });
});
