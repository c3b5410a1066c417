// How the Allure report is made. What differs from run to run stands beside this file, in allure.json.
import { readFileSync } from "node:fs";

const run = JSON.parse(readFileSync(new URL("./allure.json", import.meta.url), "utf8"));

export default {
  name: run.title,
  output: run.output,
  historyPath: run.history,
  appendHistory: true,
  historyLimit: 50,
  variables: run.variables,
  // A failure stands in one category, that of its cause, and below it with those that say the same.
  categories: {
    rules: run.causes.map(({ name, cause }) => ({
      name,
      matchers: { labels: { cause } },
      groupByMessage: true,
      expand: true,
    })),
  },
  plugins: {
    awesome: {
      options: {
        reportName: run.title,
        singleFile: run.singleFile,
        groupBy: ["epic", "feature", "story"],
        reportLanguage: "en",
        theme: "auto",
      },
    },
  },
};
