// JSON Lines as the contract describes them: begin, hit, facet, timeline, end; of a query of
// a batch that is refused, error.
#include <nlohmann/json.hpp>

#include "searcher/render/renderer.h"

namespace backfile {
namespace {

using nlohmann::ordered_json;

ordered_json values_json(const std::vector<LabelledValue>& values) {
  ordered_json list = ordered_json::array();
  for (const LabelledValue& value : values) list.push_back({{"value", value.value}, {"label", value.label}});
  return list;
}

ordered_json highlights_json(const std::vector<Highlight>& highlights) {
  ordered_json list = ordered_json::array();
  for (const Highlight& highlight : highlights) list.push_back({highlight.begin, highlight.end});
  return list;
}

std::string_view unit_name(TimelineUnit unit) {
  switch (unit) {
    case TimelineUnit::day:
      return "day";
    case TimelineUnit::month:
      return "month";
    case TimelineUnit::year:
      return "year";
    default:
      return "none";
  }
}

ordered_json object(const RenderOptions& options, const char* type) {
  ordered_json json = {{"type", type}};
  if (!options.query_id.empty()) json["query_id"] = options.query_id;
  return json;
}

bool print_line(const RenderOptions& options, const ordered_json& json) {
  const std::string line = json.dump(-1, ' ', false, ordered_json::error_handler_t::replace) + "\n";
  return std::fwrite(line.data(), 1, line.size(), options.out) == line.size();
}

class JsonRenderer : public ResultSink {
 public:
  explicit JsonRenderer(const RenderOptions& options) : options_(options) {}

  void begin(const ResultHead& head) override {
    ordered_json json = object("begin");
    json["format"] = 1;
    json["query"] = head.query;
    json["parsed"] = head.parsed;
    json["archive"] = head.archive;
    json["searched"] = head.searched;
    json["articles"] = head.articles;
    json["first_date"] = to_iso(head.first_date);
    json["last_date"] = to_iso(head.last_date);
    print(json);
  }

  bool hit(const Hit& hit) override {
    ordered_json json = object("hit");
    json["rank"] = hit.rank;
    json["id"] = hit.id;
    json["score"] = hit.score;
    json["title"] = hit.title;
    json["title_highlights"] = highlights_json(hit.title_highlights);
    json["date"] = to_iso(hit.date);
    json["source"] = hit.source;
    json["url"] = hit.url;
    json["language"] = hit.language;
    json["byline"] = hit.byline;
    ordered_json& snippets = json["snippets"] = ordered_json::array();
    for (const Snippet& snippet : hit.snippets) {
      snippets.push_back({{"text", snippet.text}, {"highlights", highlights_json(snippet.highlights)}});
    }
    json["country"] = values_json(hit.country);
    json["person"] = values_json(hit.person);
    json["topic"] = values_json(hit.topic);
    json["copies"] = hit.copies;
    return print(json);
  }

  void facet(const FacetCounts& counts) override {
    ordered_json json = object("facet");
    json["name"] = facet_name(counts.facet);
    ordered_json& values = json["values"] = ordered_json::array();
    for (const FacetCount& value : counts.values) {
      values.push_back({{"value", value.value}, {"label", value.label}, {"count", value.count}});
    }
    json["distinct"] = counts.distinct;
    print(json);
  }

  void timeline(const Timeline& timeline) override {
    ordered_json json = object("timeline");
    json["unit"] = unit_name(timeline.unit);
    ordered_json& buckets = json["buckets"] = ordered_json::array();
    for (const TimelineBucket& bucket : timeline.buckets) {
      buckets.push_back(
          {{"start", to_iso(bucket.start)}, {"count", bucket.count}, {"articles", bucket.articles}});
    }
    if (timeline.undated > 0) json["undated"] = timeline.undated;
    print(json);
  }

  void end(const ResultTail& tail) override {
    ordered_json json = object("end");
    json["total"] = tail.total;
    if (tail.stories) json["stories"] = *tail.stories;
    json["exact"] = tail.exact;
    json["took_ms"] = tail.took_ms;
    if (!tail.notices.empty()) {
      ordered_json& notices = json["notices"] = ordered_json::array();
      for (const Notice& notice : tail.notices) {
        notices.push_back({{"text", notice.text}, {"suggestion", notice.suggestion}});
      }
    }
    print(json);
  }

 private:
  ordered_json object(const char* type) const { return backfile::object(options_, type); }
  bool print(const ordered_json& json) const { return print_line(options_, json); }

  RenderOptions options_;
};

}  // namespace

std::unique_ptr<ResultSink> make_json_renderer(const RenderOptions& options) {
  return std::make_unique<JsonRenderer>(options);
}

void refuse_in_json(const RenderOptions& options, const std::string& query, const QueryError& error) {
  ordered_json json = object(options, "error");
  json["query"] = query;
  json["message"] = error.what();
  json["place"] = {error.place().begin, error.place().end};
  if (!error.expected().empty()) json["expected"] = error.expected();
  if (!error.hint().empty()) json["hint"] = error.hint();
  print_line(options, json);
}

}  // namespace backfile
