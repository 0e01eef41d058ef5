import { stripVTControlCharacters } from "node:util";
import colors from "picocolors";

/** Pulumi has a line for each step's beginning, and for each resource with which nothing happened. */
const BEGINNING =
  /(creating|updating|refreshing|deleting|replacing|creating replacement|deleting original)( \([\d.]+s\))?( \[diff: .*\])?$/;
const NOTHING_HAPPENED =
  /^(~ +)?(pulumi(-nodejs)?|okta):\S+ ([^\s(]\S*( refresh \([\d.]+s\)| running)?|\(same\))$/;

/** The voice of the story: what happens and why, set apart from what Pulumi prints. */
export class Narrator {
  private chapter = 0;

  begin(title: string, why: string): void {
    this.chapter += 1;
    console.log(`\n${colors.bold(colors.cyan(`${this.chapter}. ${title}`))}`);
    console.log(colors.dim(`   ${why}`));
  }

  command(args: readonly string[]): void {
    console.log(`\n   ${colors.green("$")} pulumi ${args.join(" ")}`);
  }

  say(text: string): void {
    console.log(`   ${text}`);
  }

  /** Pulumi's output comes in pieces that end anywhere; the margin goes in front of whole lines only. */
  quoting(): { take(text: string): void; end(): void } {
    let rest = "";
    const line = (text: string) => {
      const plain = stripVTControlCharacters(text).trim();
      if (plain !== "" && !BEGINNING.test(plain) && !NOTHING_HAPPENED.test(plain)) {
        console.log(`   ${colors.dim("│")} ${text}`);
      }
    };
    return {
      take(text) {
        const lines = (rest + text).split("\n");
        rest = lines.pop() ?? "";
        for (const whole of lines) {
          line(whole);
        }
      },
      end() {
        line(rest);
      },
    };
  }

  done(text: string): void {
    console.log(`   ${colors.green("✓")} ${text}`);
  }
}
