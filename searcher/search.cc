#include "searcher/search.h"

#include <algorithm>
#include <chrono>
#include <ctime>
#include <limits>

#include "common/error.h"
#include "common/grouped.h"
#include "common/language.h"
#include "common/shard.h"
#include "searcher/expansion.h"
#include "searcher/explain.h"
#include "searcher/first_by_date.h"
#include "searcher/hit_builder.h"
#include "searcher/match/evaluation.h"
#include "searcher/match/facet_counter.h"
#include "searcher/nothing_found.h"
#include "searcher/page_counts.h"
#include "searcher/page_sink.h"
#include "searcher/query/parser.h"
#include "searcher/query/plan.h"
#include "searcher/ranking.h"
#include "searcher/rerank.h"
#include "searcher/similar.h"
#include "searcher/unmatched.h"

namespace backfile {
namespace {

using Clock = std::chrono::steady_clock;

std::vector<FilterPlan> plan_filters(const SearchRequest& request, PlanContext& context) {
  std::vector<FilterPlan> plans;
  for (const FacetFilter& filter : request.filters) {
    FilterPlan& plan = plans.emplace_back();
    plan.facet = filter.facet;
    plan.has_included = !filter.included.empty();
    const auto add = [&](const std::vector<std::string>& values, std::vector<std::string>& terms) {
      for (const std::string& value : values) {
        for (std::string& term : value_terms(facet_field(filter.facet), value, context))
          terms.push_back(std::move(term));
      }
    };
    add(filter.included, plan.included);
    add(filter.excluded, plan.excluded);
  }
  return plans;
}

// Where a page ends.
std::size_t last_rank(const SearchRequest& request) {
  constexpr std::size_t most = std::numeric_limits<std::size_t>::max();
  return request.limit > most - request.offset ? most : request.offset + request.limit;
}

}  // namespace

class Searcher::State {
 public:
  State(const std::string& path, unsigned threads, const ServedShards& served)
      : archive_(path),
        manifest_(read_manifest(path)),
        shards_(open_all(path, manifest_, served)),
        fingerprint_(fingerprint_of(manifest_, shards_)),
        context_(shards_, PersonAliases::read(path)),
        threads_(shards_, threads),
        facet_names_(shards_) {}

  void search(const SearchRequest& request, ResultSink& sink, const std::atomic<bool>* cancel) {
    const auto begin = Clock::now();
    for (Shard& shard : shards_) shard.keep_alive();
    const ParsedQuery parsed = understand(request);
    const Plan plan = plan_of(request, parsed);
    EvaluationRequest evaluation = evaluation_of(request, plan, begin, cancel);
    ResultTail tail;
    if (const auto total = total_of_first(request, evaluation)) {
      bool cut = false;
      const auto rows = first_by_date(evaluation, shards_, threads_.caches(), last_rank(request),
                                      request.sort == Sort::oldest, cut);
      sink.begin(head_of(request, parsed));
      deliver_rows(request, plan, rows, sink, cancel);
      tail.total = std::max<std::uint64_t>(*total, rows.size());
      tail.exact = !cut;
      finish(request, parsed, plan, evaluation, begin, tail, sink);
      return;
    }
    Plan with_expansion;
    if (request.expand && request.sort == Sort::relevance) {
      with_expansion = expanded_plan(plan, expansion(request, plan, evaluation), context_);
      evaluation.plan = &with_expansion;
    }
    const Matches matches = threads_.evaluate(evaluation);

    ResultHead head = head_of(request, parsed);
    if (!matches.complete) head.searched = std::min(head.searched, matches.searched);
    sink.begin(head);
    tail.total = count_rows(matches);
    constexpr std::uint64_t least_shared = 20000;  // matches
    PageCounts counts(request, evaluation, matches, shards_, facet_names_,
                      tail.total < least_shared ? 1 : threads_.threads());
    tail.stories = deliver_hits(request, plan, matches, sink, cancel);
    counts.deliver(sink);
    tail.exact = matches.complete;
    finish(request, parsed, plan, evaluation, begin, tail, sink);
  }

  std::optional<std::pair<std::size_t, std::uint32_t>> find(const std::string& id) {
    for (std::size_t i = 0; i < shards_.size(); ++i) {
      if (const auto row = shards_[i].find(id)) return std::pair(i, *row);
    }
    return std::nullopt;
  }

  ArticleHighlights highlights(const SearchRequest& request, const Article& article) {
    const ParsedQuery parsed = parse(request);
    const Plan plan = plan_of(request, parsed);
    const auto place = find(article.id);
    if (!place) return {};
    const Columns& columns = shards_[place->first].columns();
    ArticleWords words;
    find_article_words(article, columns.tokens(place->second), context_.analyzer(), words);
    ArticleMatcher matcher(plan, columns, context_.analyzer());
    const ArticleMatches matches = matcher.find(place->second, words);
    return {highlight_words(words.title, matches.title), highlight_words(words.text, matches.text)};
  }

  std::string explain(const SearchRequest& request) {
    const ParsedQuery parsed = understand(request);
    const Plan plan = plan_of(request, parsed);
    const std::vector<FilterPlan> filters = plan_filters(request, context_);
    std::string lines = explain_plan(parsed, plan, filters, request.dates, context_, threads_);
    if (request.expand) {
      EvaluationRequest evaluation;
      evaluation.plan = &plan;
      evaluation.filters = filters;
      evaluation.dates = request.dates;
      lines += explain_expansion(expansion(request, plan, evaluation));
    }
    return lines;
  }

  std::vector<FacetCount> complete(Facet facet, const std::string& prefix, std::size_t limit) {
    std::vector<FacetCount> values = count_all(shards_, facet);
    const std::string folded = fold(prefix);
    // Any word of a name will do: most people are known by their last.
    const auto begins_word = [&](const std::string& name) {
      return name.starts_with(folded) || name.find(' ' + folded) != std::string::npos;
    };
    std::erase_if(values, [&](const FacetCount& value) {
      return !begins_word(fold(value.value)) && !begins_word(fold(value.label));
    });
    if (limit > 0 && values.size() > limit) values.resize(limit);
    return values;
  }

  bool outdated() const {
    try {
      return read_manifest(archive_).generation != manifest_.generation;
    } catch (const Error&) {
      return true;  // gone or replaced by something else: certainly not this state
    }
  }

  std::vector<Shard>& shards() { return shards_; }
  const Manifest& manifest() const { return manifest_; }

 private:
  static std::vector<Shard> open_all(const std::string& path, const Manifest& manifest,
                                     const ServedShards& served) {
    std::vector<Shard> shards = open_shards(path, manifest);
    for (const std::string& address : served.addresses) shards.push_back(open_served_shard(address, served));
    return shards;
  }

  // Of the archive and what servers add to it.
  static std::string fingerprint_of(Manifest searched, const std::vector<Shard>& shards) {
    searched.shards.clear();
    for (const Shard& shard : shards) searched.shards.push_back(shard.info());
    return searched.fingerprint();
  }

  // Live ones, of the archive and of servers.
  std::uint64_t articles() const {
    std::uint64_t sum = 0;
    for (const Shard& shard : shards_) sum += shard.info().articles - shard.info().deleted;
    return sum;
  }

  // The query, and the words of the article that the hits are to be like.
  ParsedQuery understand(const SearchRequest& request) {
    ParsedQuery parsed = parse(request);
    if (request.similar_to.empty()) return parsed;
    const auto place = find(request.similar_to);
    if (!place) throw Error("no article has the id " + request.similar_to, "ids are printed by --format ids");
    const Article article = shards_[place->first].article(place->second);
    parsed.root = similar_query(article, std::move(parsed.root), context_);
    return parsed;
  }

  // --language says in which languages' stems the words are meant.
  Plan plan_of(const SearchRequest& request, const ParsedQuery& parsed) {
    std::vector<std::string> languages;
    // The counts of languages leave that filter out.
    const bool counted = std::ranges::find(request.facets, Facet::language) != request.facets.end();
    for (const FacetFilter& filter : request.filters) {
      if (filter.facet != Facet::language || counted) continue;
      for (const std::string& typed : filter.included) languages.push_back(language_code(typed));
    }
    context_.ask_languages(std::move(languages));
    return make_plan(parsed.root, context_);
  }

  static ParsedQuery parse(const SearchRequest& request) {
    const bool any = request.join == WordJoin::any;
    if (request.words_only) return parse_words(request.query, any, any && !request.keep_grammar);
    ParseOptions options;
    options.any_words = any;
    options.now = request.now != 0 ? request.now : static_cast<std::int64_t>(std::time(nullptr));
    return parse_query(request.query, options);
  }

  EvaluationRequest evaluation_of(const SearchRequest& request, const Plan& plan, Clock::time_point begin,
                                  const std::atomic<bool>* cancel) {
    EvaluationRequest evaluation;
    evaluation.plan = &plan;
    evaluation.filters = plan_filters(request, context_);
    evaluation.without_filters = !request.facets.empty();
    evaluation.dates = request.dates;
    evaluation.cancel = cancel;
    // Which versions of a story are left out is known when all are ranked.
    const bool all = request.limit == 0 || request.collapse || request.half_life > 0;
    const std::size_t depth = request.second_look ? rerank_depth(plan, request.parameters) : 0;
    if (request.sort == Sort::relevance) {
      evaluation.keep = all ? std::max<std::size_t>(articles(), 1) : std::max(last_rank(request), depth);
    }
    if (request.timeout_ms > 0) {
      evaluation.deadline =
          begin + std::chrono::microseconds(static_cast<std::int64_t>(request.timeout_ms * 1000));
    }
    return evaluation;
  }

  // Whether the first rows by date are all that is asked for: then the total, as far as it is to be told.
  std::optional<std::uint64_t> total_of_first(const SearchRequest& request,
                                              const EvaluationRequest& evaluation) {
    if (request.sort == Sort::relevance || request.limit == 0 || request.collapse) return std::nullopt;
    if (!request.facets.empty() || request.timeline != TimelineUnit::none) return std::nullopt;
    return request.total ? known_total(evaluation, shards_) : 0;
  }

  void finish(const SearchRequest& request, const ParsedQuery& parsed, const Plan& plan,
              const EvaluationRequest& evaluation, Clock::time_point begin, ResultTail& tail,
              ResultSink& sink) {
    for (const QueryRemark& remark : parsed.remarks) tail.notices.push_back({remark.text, ""});
    if (request.offset > 0 && request.total && tail.total > 0 && request.offset >= tail.total)
      tail.notices.push_back({"there are no hits behind the " + grouped(tail.total) + " that match", ""});
    const bool nothing = tail.total == 0;
    // A list of plain words, as of a batch of topics, is not remarked on where something is found.
    if (nothing || !request.words_only) {
      std::vector<Notice> unmatched = unmatched_parts(plan, request.filters, nothing, context_);
      if (nothing && tail.exact && unmatched.empty() && request.similar_to.empty()) {
        EvaluationRequest asked = evaluation;
        asked.plan = &plan;  // without what --expand added
        unmatched = why_nothing(request, asked, threads_);
      }
      std::ranges::move(unmatched, std::back_inserter(tail.notices));
    }
    tail.took_ms = std::chrono::duration<double, std::milli>(Clock::now() - begin).count();
    sink.end(tail);
  }

  ResultHead head_of(const SearchRequest& request, const ParsedQuery& parsed) const {
    ResultHead head;
    head.query = request.query;
    head.parsed = to_string(parsed.root);
    head.archive = fingerprint_;
    head.searched = head.articles = articles();
    for (const Shard& shard : shards_) {
      const ShardInfo& info = shard.info();
      if (info.dated == 0) continue;
      if (!head.first_date.known() || info.oldest < head.first_date.seconds)
        head.first_date = {info.oldest, DatePrecision::day};
      if (!head.last_date.known() || info.newest > head.last_date.seconds)
        head.last_date = {info.newest, DatePrecision::day};
    }
    return head;
  }

  static std::vector<RankedRow> take(RankedRows& ranked, std::size_t count) {
    std::vector<RankedRow> rows;
    while (rows.size() < count) {
      const auto row = ranked.next();
      if (!row) break;
      rows.push_back(*row);
    }
    return rows;
  }

  // The second look at the first rows by score. What a score of a row behind them is to be multiplied by, so
  // that it stays behind.
  float look_again(const SearchRequest& request, const Plan& plan, std::vector<RankedRow>& rows) {
    if (!request.second_look || rows.empty()) return 1;
    const float before = rows.back().score;
    rerank(plan, shards_, ranking(), request.parameters, rows);
    const float after = std::ranges::min(rows, {}, &RankedRow::score).score;
    return before > 0 && after < before ? after / before : 1;
  }

  RankingContext ranking() const { return {manifest_.ranking, manifest_.average_words}; }

  // Words of the articles that are best without them.
  std::vector<ExpansionWord> expansion(const SearchRequest& request, const Plan& plan,
                                       EvaluationRequest evaluation) {
    evaluation.keep = std::max(expansion_articles, rerank_depth(plan, request.parameters));
    const Matches matches = threads_.evaluate(evaluation);
    RankedRows ranked(shards_, matches, Sort::relevance);
    std::vector<RankedRow> rows = take(ranked, evaluation.keep);
    look_again(request, plan, rows);
    return expansion_words(plan, shards_, ranking(), rows, context_);
  }

  // Under --collapse, the number of all stories.
  std::optional<std::uint64_t> deliver_hits(const SearchRequest& request, const Plan& plan,
                                            const Matches& matches, ResultSink& sink,
                                            const std::atomic<bool>* cancel) {
    RankedRows ranked(shards_, matches, request.sort);
    const bool by_score = request.sort == Sort::relevance;
    // Which versions of a story are left out, and what is recent, is known when all are ranked.
    const bool all = request.collapse || (by_score && request.half_life > 0);
    std::size_t count = by_score && request.second_look ? rerank_depth(plan, request.parameters) : 0;
    if (all) count = std::numeric_limits<std::size_t>::max();
    std::vector<RankedRow> first = take(ranked, count);
    const float shrink = by_score ? look_again(request, plan, first) : 1;
    if (by_score && request.half_life > 0) prefer_recent(shards_, request.half_life, first);
    if (request.collapse) collapse_versions(shards_, first);
    std::size_t at = 0;
    const auto next = [&] {
      if (at < first.size()) return std::optional(first[at++]);
      std::optional<RankedRow> row = ranked.next();
      if (row) row->score *= shrink;
      return row;
    };
    deliver(request, plan, next, sink, cancel);
    return request.collapse ? std::optional<std::uint64_t>(first.size()) : std::nullopt;
  }

  void deliver_rows(const SearchRequest& request, const Plan& plan, const std::vector<RankedRow>& rows,
                    ResultSink& sink, const std::atomic<bool>* cancel) {
    std::size_t at = 0;
    const auto next = [&] { return at < rows.size() ? std::optional(rows[at++]) : std::nullopt; };
    deliver(request, plan, next, sink, cancel);
  }

  // Delivers the page's hits, each made when its turn comes.
  template <typename Next>
  void deliver(const SearchRequest& request, const Plan& plan, const Next& next, ResultSink& sink,
               const std::atomic<bool>* cancel) {
    HitBuilder builder(plan, context_.analyzer(), request.snippets, request.whole_text);
    for (std::size_t rank = 1; request.limit == 0 || rank <= last_rank(request); ++rank) {
      const std::optional<RankedRow> row = next();
      if (!row || (cancel != nullptr && *cancel)) return;
      if (rank <= request.offset) continue;
      Hit hit = builder.build(shards_[row->shard], row->row, static_cast<double>(row->score), rank);
      hit.copies = row->copies;
      if (!sink.hit(hit)) return;
    }
  }

  std::string archive_;
  Manifest manifest_;
  std::vector<Shard> shards_;
  std::string fingerprint_;
  PlanContext context_;
  EvaluationThreads threads_;
  FacetNamesCache facet_names_;
};

Searcher::Searcher(const std::string& path, unsigned threads, const ServedShards& served) {
  // A writer may take a shard away between the manifest and the shard: then a newer manifest is there.
  constexpr int attempts = 3;
  for (int attempt = 1;; ++attempt) {
    const std::uint64_t generation = read_manifest(path).generation;
    try {
      state_ = std::make_unique<State>(path, threads, served);
      return;
    } catch (const Error&) {
      if (attempt == attempts || read_manifest(path).generation == generation) throw;
    }
  }
}

Searcher::~Searcher() = default;

void Searcher::search(const SearchRequest& request, ResultSink& sink, const std::atomic<bool>* cancel) {
  state_->search(request, sink, cancel);
}

ResultPage Searcher::search(const SearchRequest& request, const std::atomic<bool>* cancel) {
  PageSink sink;
  state_->search(request, sink, cancel);
  return sink.take();
}

std::optional<Article> Searcher::article(const std::string& id) {
  const auto place = state_->find(id);
  if (!place) return std::nullopt;
  return state_->shards()[place->first].article(place->second);
}

Searcher::ArticleHighlights Searcher::highlights(const SearchRequest& request, const Article& article) {
  return state_->highlights(request, article);
}

std::string Searcher::explain(const SearchRequest& request) {
  return state_->explain(request);
}

std::vector<FacetCount> Searcher::complete(Facet facet, const std::string& prefix, std::size_t limit) {
  return state_->complete(facet, prefix, limit);
}

bool Searcher::outdated() const {
  return state_->outdated();
}

const Manifest& Searcher::manifest() const {
  return state_->manifest();
}

}  // namespace backfile
