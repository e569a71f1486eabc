// backfile-train-country: makes indexer/annotators/country/weights.tsv from labelled articles.
//
//   cmake --build --preset release --target backfile-train-country
//   build/release/backfile-train-country --reuters ../shared/data/reuters21578 --sample corpus/sample
//     --gold corpus/gold.jsonl > weights.tsv
//
// Reuters-21578 (LEWISSPLIT TRAIN, stories with PLACES) is used three times: as it is, without datelines, and
// without datelines but with the United States as home. The sample archive, whose stories are longer and
// whose editors are other people, is used with and without datelines and counts twentyfold. `--test` also
// prints how well the weights do on LEWISSPLIT TEST.
#include <simdjson.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <map>
#include <set>

#include "bench/train_country/logistic.h"
#include "common/analyzer.h"
#include "common/countries.h"
#include "common/error.h"
#include "indexer/annotators/country/language_home.h"
#include "indexer/annotators/country/salience.h"
#include "indexer/annotators/person.h"
#include "indexer/language_detection.h"
#include "indexer/read_input.h"

namespace backfile {
namespace {

constexpr double ridge = 1;
constexpr float sample_weight = 20;
constexpr double threshold = 0.45;

struct Example {
  Article article;
  std::set<std::string> gold;
};

class Collected : public ArticleSink {
 public:
  void begin_input(std::string_view) override {}
  bool article(Article&& article) override {
    articles.push_back(std::move(article));
    return true;
  }
  void reject(std::string_view record, std::string_view reason) override {
    std::fprintf(stderr, "%s: %s\n", std::string(record).c_str(), std::string(reason).c_str());
  }
  std::vector<Article> articles;
};

std::vector<Article> read_articles(const std::string& path) {
  Collected collected;
  read_input(path, {}, collected);
  return std::move(collected.articles);
}

bool is_in_split(const Article& article, std::string_view split) {
  return std::ranges::any_of(article.extra, [&](const auto& field) {
    return field.first == "lewissplit" && field.second == "\"" + std::string(split) + "\"";
  });
}

std::vector<Example> reuters_examples(const std::string& path, std::string_view split) {
  std::vector<Example> examples;
  for (Article& article : read_articles(path)) {
    if (article.country.empty() || !is_in_split(article, split)) continue;
    Example example;
    for (const Label& label : article.country) example.gold.insert(label.value);
    article.country.clear();
    article.person.clear();
    example.article = std::move(article);
    examples.push_back(std::move(example));
  }
  return examples;
}

// Gold by id, and by title for articles without an id of their own.
std::vector<Example> sample_examples(const std::string& path, const std::string& gold_file) {
  std::map<std::string, std::set<std::string>> gold;
  simdjson::dom::parser parser;
  simdjson::dom::document_stream lines;
  if (parser.load_many(gold_file).get(lines) != simdjson::SUCCESS) throw Error("cannot read " + gold_file);
  for (const simdjson::dom::element line : lines) {
    std::set<std::string> codes;
    for (const simdjson::dom::element code : line["country"].get_array()) {
      codes.emplace(std::string_view(code.get_string()));
    }
    for (const char* key : {"id", "title"}) {
      std::string_view value;
      if (line[key].get(value) == simdjson::SUCCESS) gold[std::string(value)] = codes;
    }
  }
  std::vector<Example> examples;
  for (Article& article : read_articles(path)) {
    auto found = gold.find(article.id);
    if (found == gold.end()) found = gold.find(article.title);
    if (found == gold.end() || found->second.empty()) continue;
    article.country.clear();
    article.person.clear();
    examples.push_back({std::move(article), found->second});
  }
  return examples;
}

// "NAIROBI, March 3 (Harbour Wire) - " off the text.
void strip_dateline(Article& article) {
  article.dateline.clear();
  const std::size_t agency = article.text.substr(0, 120).find(')');
  if (agency == std::string::npos || article.text.substr(0, agency).find('\n') != std::string::npos) return;
  const std::size_t story = article.text.find_first_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ", agency);
  if (story != std::string::npos && story < agency + 8) article.text.erase(0, story);
}

class Examiner {
 public:
  // The features of an article's countries go to `use` with the code and whether it is right.
  template <typename Use>
  void examine(const Example& example, bool dateline, const std::string& home_country, Use&& use) {
    Article article = example.article;
    if (!dateline) strip_dateline(article);
    if (article.language.empty()) article.language = detect_language(article.text, "");
    std::string_view home = home_country.empty() ? language_home(article.language) : home_country;
    home = country_code_at(home, article.date.seconds);
    analyzer_.forget_if_large();
    analyzer_.analyze(article.title, article.language, text_.title);
    analyzer_.analyze(article.text, article.language, text_.body);
    taken_.clear();
    persons_.annotate(article, text_, taken_);
    find_mentions(article, text_, taken_, mentions_);
    weigh_mentions(article, mentions_, home, evidence_);
    features_.fill(evidence_, home);
    for (std::size_t i = 0; i < features_.rows(); ++i) {
      const std::string code(i < evidence_.countries.size() ? evidence_.countries[i].code : home);
      use(features_.row(i), code, example.gold.contains(code));
    }
  }

 private:
  Analyzer analyzer_{Unspaced::words};
  PersonAnnotator persons_;
  AnalyzedArticle text_;
  std::vector<TakenSpan> taken_;
  Mentions mentions_;
  ArticleEvidence evidence_;
  CountryFeatures features_;
};

void add_rows(const std::vector<Example>& examples, bool dateline, const std::string& home, float weight,
              Examiner& examiner, LabelledRows& rows) {
  for (const Example& example : examples) {
    examiner.examine(
        example, dateline, home,
        [&](std::span<const float> row, const std::string&, bool right) { rows.add(row, right, weight); });
  }
}

void print_score(const std::vector<Example>& examples, bool dateline, const std::string& home,
                 std::span<const float> weights, Examiner& examiner) {
  double right = 0;
  double given = 0;
  double gold = 0;
  for (const Example& example : examples) {
    gold += static_cast<double>(example.gold.size());
    examiner.examine(example, dateline, home,
                     [&](std::span<const float> row, const std::string&, bool is_right) {
                       if (country_probability(row, weights) < threshold) return;
                       given += 1;
                       right += is_right ? 1 : 0;
                     });
  }
  std::fprintf(stderr, "%s, home \"%s\": P %.4f R %.4f F1 %.4f\n", dateline ? "datelines" : "no datelines",
               home.c_str(), right / given, right / gold, 2 * right / (given + gold));
}

}  // namespace
}  // namespace backfile

int main(int argc, char** argv) {
  using namespace backfile;
  std::string reuters;
  std::string sample;
  std::string gold;
  bool test = false;
  CLI::App app{"Makes the weights of the country annotator from labelled articles."};
  app.add_option("--reuters", reuters, "folder of Reuters-21578")->required();
  app.add_option("--sample", sample, "folder of the sample archive")->required();
  app.add_option("--gold", gold, "its gold labels")->required();
  app.add_flag("--test", test, "print the scores on LEWISSPLIT TEST");
  CLI11_PARSE(app, argc, argv);
  try {
    Examiner examiner;
    LabelledRows rows;
    const std::vector<Example> stories = reuters_examples(reuters, "TRAIN");
    add_rows(stories, true, "", 1, examiner, rows);
    add_rows(stories, false, "", 1, examiner, rows);
    add_rows(stories, false, "US", 1, examiner, rows);
    const std::vector<Example> samples = sample_examples(sample, gold);
    add_rows(samples, true, "", sample_weight, examiner, rows);
    add_rows(samples, false, "", sample_weight, examiner, rows);
    const std::vector<double> weights = fit_logistic(rows, ridge);
    std::printf(
        "# Weights of the logistic regression that says which countries an article is about.\n"
        "# Made by bench/train_country from Reuters-21578, LEWISSPLIT TRAIN (%zu stories), and corpus/sample "
        "(%zu).\n",
        stories.size(), samples.size());
    for (std::size_t i = 0; i < weights.size(); ++i) {
      std::printf("%s\t%.5f\n", std::string(country_feature_names()[i]).c_str(), weights[i]);
    }
    if (!test) return 0;
    const std::vector<float> trained(weights.begin(), weights.end());
    const std::vector<Example> unseen = reuters_examples(reuters, "TEST");
    print_score(unseen, true, "", trained, examiner);
    print_score(unseen, false, "", trained, examiner);
    print_score(unseen, false, "US", trained, examiner);
  } catch (const Error& error) {
    std::fprintf(stderr, "backfile-train-country: %s\n", error.what());
    return 2;
  }
  return 0;
}
