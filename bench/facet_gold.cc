#include "bench/facet_gold.h"

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>

#include "common/error.h"
#include "indexer/annotators/annotators.h"
#include "indexer/intake.h"
#include "indexer/read_input.h"

namespace backfile {
namespace {

using Json = nlohmann::ordered_json;

std::optional<std::set<std::string>> read_values(const Json& record, std::string_view key) {
  const auto found = record.find(key);
  if (found == record.end()) return std::nullopt;
  return found->get<std::set<std::string>>();
}

std::vector<Label>& labels_of(Article& article, Facet facet) {
  if (facet == Facet::country) return article.country;
  return facet == Facet::person ? article.person : article.topic;
}

// A dateline at the head of a text: it begins with a capital and ends in a dash, before long.
void strip_dateline(Article& article) {
  constexpr std::size_t longest = 90;
  article.dateline.clear();
  if (article.text.empty() || article.text[0] < 'A' || article.text[0] > 'Z') return;
  const std::string_view head = std::string_view(article.text).substr(0, longest);
  for (const std::string_view dash : {" - ", " -- ", " \xE2\x80\x93 ", " \xE2\x80\x94 "}) {
    const std::size_t at = head.find(dash);
    if (at == std::string_view::npos || head.substr(0, at).find('\n') != std::string_view::npos) continue;
    article.text.erase(0, at + dash.size());
    return;
  }
}

class JudgingSink : public ArticleSink {
 public:
  JudgingSink(const SourceGoldOptions& options, const IntakeOptions& intake,
              const std::function<void(const GoldRecord&, const Article&)>& judge)
      : options_(options), finisher_(intake), judge_(judge) {}

  void begin_input(std::string_view input) override { input_ = input; }
  bool article(Article&& article) override {
    if (!options_.where.empty() && !is_wanted(article)) return true;
    GoldRecord gold{.id = article.id, .title = article.title, .values = {}};
    for (std::size_t i = 0; i < judged_facets.size(); ++i) {
      std::vector<Label>& labels = labels_of(article, judged_facets[i]);
      if (!labels.empty() && is_asked(options_.annotate, facet_field(judged_facets[i]).name)) {
        gold.values[i].emplace();
        for (const Label& label : labels) gold.values[i]->insert(label.value);
      }
      labels.clear();
    }
    if (options_.strip_datelines) strip_dateline(article);
    finisher_.finish(article, input_);
    judge_(gold, article);
    return true;
  }
  void reject(std::string_view, std::string_view) override {}

 private:
  bool is_wanted(const Article& article) const {
    const std::size_t equals = std::min(options_.where.find('='), options_.where.size() - 1);
    const std::string_view key = std::string_view(options_.where).substr(0, equals);
    const std::string_view value = std::string_view(options_.where).substr(equals + 1);
    return std::ranges::any_of(article.extra, [&](const auto& entry) {
      return entry.first == key && (entry.second == value || entry.second == Json(value).dump());
    });
  }

  const SourceGoldOptions& options_;
  ArticleFinisher finisher_;
  const std::function<void(const GoldRecord&, const Article&)>& judge_;
  std::string input_;
};

}  // namespace

const std::vector<Label>& labels_of(const Article& article, Facet facet) {
  if (facet == Facet::country) return article.country;
  return facet == Facet::person ? article.person : article.topic;
}

std::vector<GoldRecord> read_gold(const std::string& path) {
  std::ifstream file(path);
  if (!file) throw system_error("read", path);
  std::vector<GoldRecord> gold;
  std::size_t number = 0;
  for (std::string line; std::getline(file, line);) {
    ++number;
    if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
    try {
      const Json record = Json::parse(line);
      GoldRecord& made = gold.emplace_back();
      made.id = record.value("id", "");
      made.title = record.value("title", "");
      for (std::size_t i = 0; i < judged_facets.size(); ++i) {
        made.values[i] = read_values(record, facet_field(judged_facets[i]).name);
      }
      if (made.name().empty()) throw Error("no id");
    } catch (const std::exception&) {
      throw Error(path + ", line " + std::to_string(number) + " is no gold record",
                  "write {\"id\": \"...\", \"country\": [...], \"person\": [...], \"topic\": [...]}");
    }
  }
  return gold;
}

void judge_by_source(const SourceGoldOptions& options,
                     const std::function<void(const GoldRecord&, const Article&)>& judge) {
  IntakeOptions intake;
  AnnotateOptions annotate;
  annotate.names = options.annotate;
  annotate.home_country = options.home_country;
  intake.annotators = make_annotators(annotate);
  JudgingSink sink(options, intake, judge);
  ReadOptions reading;
  reading.format = options.format;
  InputReader reader(reading, sink);
  for (const std::string& input : options.inputs) reader.read(input);
  reader.finish();
}

}  // namespace backfile
