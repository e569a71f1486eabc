// Xapian as its manual teaches it.
#include <xapian.h>

#include <deque>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "bench/plain_engine.h"
#include "common/article_json.h"
#include "common/document.h"

namespace backfile {
namespace {

constexpr Xapian::valueno slot_date = 0;
constexpr Facet counted[] = {Facet::country, Facet::person, Facet::topic};

std::string joined(const QueryNode& node, const char* between);

// The query in the language of Xapian's own parser.
std::string xapian_text(const QueryNode& node) {
  switch (node.kind) {
    case NodeKind::phrase:
      return '"' + joined(node, " ") + '"';
    case NodeKind::near:
      return joined(node,
                    ((node.ordered ? " ADJ/" : " NEAR/") + std::to_string(node.distance) + " ").c_str());
    case NodeKind::disjunction:
      return "(" + joined(node, " OR ") + ")";
    case NodeKind::conjunction:
      return "(" + joined(node, " AND ") + ")";
    case NodeKind::all:
      return "";
    default:
      return node.text;
  }
}

std::string joined(const QueryNode& node, const char* between) {
  std::string text;
  for (const QueryNode& child : node.children) {
    if (!text.empty()) text += between;
    text += xapian_text(child);
  }
  return text;
}

class PlainXapian : public PlainEngine {
 public:
  std::string name() const override { return "textbook Xapian"; }

  void begin(const std::string& folder) override {
    folder_ = folder;
    database_ = Xapian::WritableDatabase(folder + "/building", Xapian::DB_CREATE_OR_OVERWRITE);
    generator_.set_stemmer(Xapian::Stem("en"));
  }

  void add(const Article& article) override {
    Xapian::Document document;
    generator_.set_document(document);
    generator_.set_termpos(0);
    generator_.index_text(article.title, 1, "S");
    generator_.index_text(article.title);
    generator_.increase_termpos();
    generator_.index_text(article.text);
    if (article.date.known()) document.add_value(slot_date, compact_day(article.date.seconds));
    for (const Facet facet : counted) {
      const auto values = facet_values(article, facet);
      for (const std::string_view value : values)
        document.add_boolean_term(boolean_term(facet_field(facet), value));
      if (!values.empty())
        document.add_value(1 + static_cast<Xapian::valueno>(facet), std::string(values.front()));
    }
    const std::string id = "Q" + article.id.substr(0, 240);
    document.add_boolean_term(id);
    document.set_data(article_to_json(article));
    database_.replace_document(id, document);
  }

  void finish() override {
    database_.commit();
    database_.compact(folder_ + "/db");
    database_.close();
    std::filesystem::remove_all(folder_ + "/building");
  }

  void open(const std::string& folder) override {
    reading_ = Xapian::Database(folder + "/db");
    parser_.set_database(reading_);
    parser_.set_stemmer(stemmer_);
    parser_.set_default_op(Xapian::Query::OP_AND);
  }

  bool understands(const QueryNode& query) const override {
    SplitQuery split;
    return split_query(query, split);
  }

  std::uint64_t page(const QueryNode& node, const PageParts& parts) override {
    Xapian::Enquire enquire(reading_);
    enquire.set_query(query_of(node));
    if (parts.newest) enquire.set_sort_by_value(slot_date, true);
    std::deque<Xapian::ValueCountMatchSpy> spies;
    if (parts.facets) {
      for (const Facet facet : counted) spies.emplace_back(1 + static_cast<Xapian::valueno>(facet));
      for (Xapian::ValueCountMatchSpy& spy : spies) enquire.add_matchspy(&spy);
    }
    const Xapian::MSet found = enquire.get_mset(0, 10, reading_.get_doccount());
    for (const Xapian::ValueCountMatchSpy& spy : spies) {
      for (auto value = spy.top_values_begin(10); value != spy.top_values_end(10); ++value)
        shown_ += (*value).size();
    }
    for (auto hit = found.begin(); hit != found.end(); ++hit) {
      const auto article = nlohmann::json::parse(hit.get_document().get_data());
      shown_ += article.value("title", std::string()).size();
      if (parts.snippets) shown_ += found.snippet(article.value("text", std::string()), 250, stemmer_).size();
    }
    return found.get_matches_estimated();
  }

 private:
  Xapian::Query query_of(const QueryNode& node) {
    SplitQuery split;
    split_query(node, split);
    const std::string words = xapian_text(split.words);
    Xapian::Query query = words.empty() ? Xapian::Query::MatchAll
                                        : parser_.parse_query(words, Xapian::QueryParser::FLAG_PHRASE |
                                                                         Xapian::QueryParser::FLAG_BOOLEAN);
    for (const QueryNode* value : split.values) {
      const Xapian::Query term(boolean_term(*value->field, value->text));
      query = Xapian::Query(Xapian::Query::OP_FILTER, query, term);
    }
    for (const QueryNode* dates : split.dates) {
      const Xapian::Query range(Xapian::Query::OP_VALUE_RANGE, slot_date, compact_day(dates->dates.begin),
                                compact_day(dates->dates.end - 1));
      query = Xapian::Query(Xapian::Query::OP_FILTER, query, range);
    }
    return query;
  }

  std::string folder_;
  Xapian::WritableDatabase database_;
  Xapian::TermGenerator generator_;
  Xapian::Database reading_;
  Xapian::Stem stemmer_{"en"};
  Xapian::QueryParser parser_;
  std::size_t shown_ = 0;  // keeps what a page would show from being optimised away
};

}  // namespace

std::unique_ptr<PlainEngine> make_plain_xapian() {
  return std::make_unique<PlainXapian>();
}

}  // namespace backfile
