#include "searcher/hit_builder.h"

#include "searcher/match/facet_counter.h"

namespace backfile {
namespace {

std::vector<LabelledValue> labelled(Facet facet, const std::vector<Label>& labels) {
  std::vector<LabelledValue> values;
  for (const Label& label : labels) values.push_back({label.value, facet_label(facet, label.value)});
  return values;
}

}  // namespace

ArticleMatcher& HitBuilder::matcher_for(const Columns& columns) {
  return matchers_.try_emplace(&columns, plan_, columns, analyzer_).first->second;
}

Hit HitBuilder::build(Shard& shard, std::uint32_t row, double score, std::size_t rank) {
  const bool needs_text = snippets_ > 0 || whole_text_;
  const Article article = needs_text ? shard.article(row) : shard.article_head(row);
  Hit hit;
  hit.rank = rank;
  hit.score = score;
  hit.id = article.id;
  hit.date = article.date;
  hit.source = article.source;
  hit.url = article.url;
  hit.language = article.language;
  hit.byline = clean_text(article.byline, {}).text;
  hit.country = labelled(Facet::country, article.country);
  hit.person = labelled(Facet::person, article.person);
  hit.topic = labelled(Facet::topic, article.topic);
  ArticleMatches matches;
  if (needs_text) {
    analyzer_.forget_if_large();
    const Columns& columns = shard.columns();
    find_article_words(article, columns.tokens(row), analyzer_, words_);
    matches = matcher_for(columns).find(row, words_);
    if (snippets_ > 0) hit.snippets = make_snippets(article.text, words_, matches.text, snippets_);
    if (whole_text_) hit.whole_text = clean_text(article.text, highlight_words(words_.text, matches.text));
  }
  Snippet title = clean_text(article.title, highlight_words(words_.title, matches.title));
  hit.title = std::move(title.text);
  hit.title_highlights = std::move(title.highlights);
  return hit;
}

}  // namespace backfile
