// backfile-search: ranked search in a news archive. Options -> search -> output -> exit code.
#include <sys/ioctl.h>
#include <unistd.h>
#include <xapian.h>

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <exception>

#include "common/article_json.h"
#include "common/error.h"
#include "common/mapped_file.h"
#include "searcher/batch.h"
#include "searcher/found_sink.h"
#include "searcher/heap.h"
#include "searcher/options.h"
#include "searcher/pager.h"
#include "searcher/query/query_error.h"
#include "searcher/render/article.h"
#include "searcher/render/kwic.h"
#include "searcher/render/renderer.h"
#include "searcher/render/terminal_text.h"
#include "searcher/search.h"
#include "searcher/tui/interactive.h"

namespace {

using namespace backfile;

constexpr int exit_found = 0;
constexpr int exit_nothing = 1;
constexpr int exit_error = 2;
constexpr int exit_interrupted = 130;

std::atomic<bool> cancel = false;

void on_interrupt(int) {
  if (cancel.exchange(true)) std::_Exit(exit_interrupted);
}

bool wants_color(const std::string& option) {
  if (option != "auto") return option == "always";
  const char* term = std::getenv("TERM");
  const char* no_color = std::getenv("NO_COLOR");
  if (no_color != nullptr && *no_color != '\0') return false;
  return isatty(STDOUT_FILENO) != 0 && term != nullptr && std::strcmp(term, "dumb") != 0;
}

std::size_t terminal_columns() {
  winsize size{};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
  const char* columns = std::getenv("COLUMNS");
  const long value = columns != nullptr ? std::strtol(columns, nullptr, 10) : 0;
  return value > 0 ? static_cast<std::size_t>(value) : 80;
}

std::size_t terminal_rows() {
  winsize size{};
  return ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_row > 0 ? size.ws_row : 24;
}

int show_article(Searcher& searcher, const SearchOptions& options, const RenderOptions& render) {
  const auto article = searcher.article(options.show_id);
  if (!article) {
    std::fprintf(stderr, "backfile-search: no article has the id %s\n", harmless(options.show_id).c_str());
    return exit_nothing;
  }
  if (options.format == "json") {
    std::puts(article_to_json(*article).c_str());
  } else {
    print_article(
        *article,
        options.has_query ? searcher.highlights(options.request, *article) : Searcher::ArticleHighlights{},
        render);
  }
  return exit_found;
}

// The values of a facet that begin with the query, one a line: for completions.
int list_values(Searcher& searcher, const SearchOptions& options) {
  constexpr std::size_t most = 200;
  auto facet = Facet::country;
  for (std::size_t i = 0; i < facet_count; ++i) {
    if (facet_field(static_cast<Facet>(i)).name == options.values_of) facet = static_cast<Facet>(i);
  }
  if (options.values_of == "language") facet = Facet::language;
  const auto values = searcher.complete(facet, options.request.query, most);
  for (const FacetCount& value : values) std::puts(harmless(value.label).c_str());
  return values.empty() ? exit_nothing : exit_found;
}

int run_one(Searcher& searcher, const SearchOptions& options, const RenderOptions& render) {
  if (options.explain) std::fputs(searcher.explain(options.request).c_str(), stderr);
  if (options.kwic) {
    const std::uint64_t total = print_concordance(searcher, options.request, render, cancel);
    return cancel ? exit_interrupted : total > 0 ? exit_found : exit_nothing;
  }
  const auto sink = find_renderer(options.format)->make(render);
  FoundSink found(*sink);
  searcher.search(options.request, found, &cancel);
  if (cancel) return exit_interrupted;
  if (options.verbose) std::fprintf(stderr, "understood: %s\n", harmless(found.parsed()).c_str());
  // Lists have no place for remarks.
  const bool list = options.format != "text" && options.format != "json" && !options.quiet;
  for (const Notice& notice : found.notices()) {
    if (list) std::fprintf(stderr, "backfile-search: %s\n", notice_text(notice).c_str());
  }
  if (found.exact()) return found.total() > 0 ? exit_found : exit_nothing;
  if (list) std::fputs("backfile-search: the time limit ended the search before all was searched\n", stderr);
  // Nothing found in a part is no answer.
  return found.total() > 0 ? exit_found : exit_error;
}

// Without a query, and without anything else to do, the user is asked.
bool wants_interactive(const SearchOptions& options) {
  return !options.has_query && options.request.similar_to.empty() && !options.kwic &&
         options.format == "text" && !options.explain && !options.quiet && options.show_id.empty() &&
         options.values_of.empty() && options.queries_file.empty() && tui::can_be_interactive();
}

// Said while a served shard is read for the first time; Ctrl-C ends that.
bool show_reading(const std::string& address, std::uint64_t read, std::uint64_t all) {
  if (isatty(STDERR_FILENO) != 0) {
    std::fprintf(stderr, "\rreading %s for the first time: %llu of %llu articles%s", address.c_str(),
                 static_cast<unsigned long long>(read), static_cast<unsigned long long>(all),
                 read == all ? "\n" : "");
  }
  return !cancel;
}

std::unique_ptr<Searcher> open_searcher(const SearchOptions& options) {
  const ServedShards served = {options.served, served_shards_cache(), show_reading};
  return std::make_unique<Searcher>(options.archive, options.threads, served);
}

int run_interactive(const SearchOptions& options, const RenderOptions& render) {
  const auto open = [&options] { return open_searcher(options); };
  return tui::run_interactive({options.archive, options.served, options.request, open, render.color}, open(),
                              render);
}

int run(const SearchOptions& options) {
  RenderOptions render;
  render.out = stdout;
  render.color = wants_color(options.color);
  render.terminal = isatty(STDOUT_FILENO) != 0;
  render.columns = terminal_columns();
  render.run = options.run;
  if (wants_interactive(options)) return run_interactive(options, render);
  const std::unique_ptr<Searcher> opened = open_searcher(options);
  Searcher& searcher = *opened;
  // Text for people is paged; everything else goes straight to stdout.
  const bool paged = options.format == "text" && options.pager != "never" && options.values_of.empty();
  Pager pager(paged ? pager_command() : "", terminal_rows());
  render.out = pager.out();
  if (!options.values_of.empty()) return list_values(searcher, options);
  if (!options.show_id.empty()) return show_article(searcher, options, render);
  if (!options.queries_file.empty()) {
    const int code = run_batch(searcher, options, render, cancel);
    return cancel ? exit_interrupted : code;
  }
  return run_one(searcher, options, render);
}

int fail(const std::string& what, const std::string& hint) {
  std::fprintf(stderr, "backfile-search: %s\n", what.c_str());
  if (!hint.empty()) std::fprintf(stderr, "%s\n", hint.c_str());
  return exit_error;
}

}  // namespace

int main(int argc, char** argv) {
  report_unreadable_pages("backfile-search");
  std::signal(SIGINT, on_interrupt);
  std::signal(SIGXFSZ, SIG_IGN);  // a limit on the size of files is told as an error
  std::signal(SIGPIPE, SIG_DFL);  // a closed pipe ends the program quietly
  std::string query;
  try {
    int exit_code = 0;
    const auto options = parse_search_options(argc, argv, exit_code);
    if (!options) return exit_code;
    query = options->request.query;
    prepare_heap();
    const int code = run(*options);
    // A full disk must not look like a short answer.
    errno = EIO;  // where it is known no more what went wrong
    if (std::fflush(stdout) != 0 || std::ferror(stdout) != 0) throw system_error("write", "standard output");
    return code;
  } catch (const QueryError& error) {
    print_query_error(query, error);
  } catch (const Error& error) {
    if (cancel) return exit_interrupted;
    return fail(error.what(), error.hint());
  } catch (const Xapian::Error& error) {
    return fail("cannot read the archive: " + error.get_msg(), "run backfile-index verify on it");
  } catch (const std::exception& error) {
    return fail(std::string("unexpected failure: ") + error.what(),
                "run backfile-index verify on the archive");
  }
  return exit_error;
}
