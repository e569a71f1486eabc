// The outputs that are nothing but a list of hits: CSV (RFC 4180), TREC runs, ids.
#include <string>

#include "searcher/render/renderer.h"
#include "searcher/render/terminal_text.h"

namespace backfile {
namespace {

// A sink for which only hits count.
class HitList : public ResultSink {
 public:
  explicit HitList(RenderOptions options) : options_(std::move(options)) {}
  void begin(const ResultHead&) override {}
  void facet(const FacetCounts&) override {}
  void timeline(const Timeline&) override {}
  void end(const ResultTail&) override {}

 protected:
  bool print(const std::string& text) const {
    return std::fwrite(text.data(), 1, text.size(), options_.out) == text.size();
  }
  // Scripts get ids as they are; on a terminal they may not do anything.
  std::string shown(const std::string& text) const { return options_.terminal ? harmless(text) : text; }
  const RenderOptions& options() const { return options_; }

 private:
  RenderOptions options_;
};

std::string csv_cell(const std::string& text) {
  if (text.find_first_of("\",\r\n") == std::string::npos) return text;
  std::string cell = "\"";
  for (const char c : text) {
    if (c == '"') cell += '"';
    cell += c;
  }
  return cell + "\"";
}

std::string csv_values(const std::vector<LabelledValue>& values) {
  std::string joined;
  for (const LabelledValue& value : values) joined += (joined.empty() ? "" : "; ") + value.label;
  return csv_cell(joined);
}

class CsvRenderer : public HitList {
 public:
  using HitList::HitList;
  void begin(const ResultHead&) override {
    if (options().continues) return;
    if (!options().query_id.empty()) print("query,");
    print("rank,id,score,date,title,source,byline,language,url,country,person,topic,snippet\r\n");
  }
  bool hit(const Hit& hit) override {
    std::string snippets;
    for (const Snippet& snippet : hit.snippets) snippets += (snippets.empty() ? "" : " … ") + snippet.text;
    std::string row = options().query_id.empty() ? "" : csv_cell(shown(options().query_id)) + ",";
    row += std::to_string(hit.rank);
    for (const std::string& cell : {hit.id, std::to_string(hit.score), to_iso(hit.date), hit.title,
                                    hit.source, hit.byline, hit.language, hit.url}) {
      row += "," + csv_cell(shown(cell));
    }
    row += "," + shown(csv_values(hit.country)) + "," + shown(csv_values(hit.person)) + "," +
           shown(csv_values(hit.topic)) + ",";
    return print(row + csv_cell(snippets) + "\r\n");
  }
};

class TrecRenderer : public HitList {
 public:
  using HitList::HitList;
  bool hit(const Hit& hit) override {
    const std::string query = options().query_id.empty() ? "1" : options().query_id;
    // Without scores (by date, filters alone) the order has to be told all the same: falling, and each its
    // own with six decimals as far as a million hits.
    const double score = hit.score > 0 ? hit.score : 1e6 / static_cast<double>(hit.rank);
    return print(column(query) + " Q0 " + column(hit.id) + " " + std::to_string(hit.rank) + " " +
                 std::to_string(score) + " " + column(options().run) + "\n");
  }

 private:
  // What is read by columns may hold no spaces.
  std::string column(const std::string& text) const {
    std::string whole = shown(text);
    for (char& c : whole) c = c == ' ' || c == '\t' || c == '\n' ? '_' : c;
    return whole;
  }
};

class IdsRenderer : public HitList {
 public:
  using HitList::HitList;
  bool hit(const Hit& hit) override {
    const std::string& query = options().query_id;
    return print((query.empty() ? "" : shown(query) + "\t") + shown(hit.id) + "\n");
  }
};

}  // namespace

std::unique_ptr<ResultSink> make_csv_renderer(const RenderOptions& options) {
  return std::make_unique<CsvRenderer>(options);
}
std::unique_ptr<ResultSink> make_trec_renderer(const RenderOptions& options) {
  return std::make_unique<TrecRenderer>(options);
}
std::unique_ptr<ResultSink> make_ids_renderer(const RenderOptions& options) {
  return std::make_unique<IdsRenderer>(options);
}

}  // namespace backfile
