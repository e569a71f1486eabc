// backfile-bench read: how fast each format's reader is, without containers, annotators and indexing.
#include <CLI/CLI.hpp>
#include <array>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>

#include "bench/commands.h"
#include "bench/percentiles.h"
#include "common/error.h"
#include "indexer/containers/containers.h"
#include "indexer/documents/document_text.h"
#include "indexer/documents/spreadsheet.h"
#include "indexer/read_input.h"
#include "indexer/readers/decoded_source.h"

namespace backfile {
namespace {

constexpr std::size_t head_bytes = 1U << 16;

struct ReadBenchOptions {
  std::vector<std::string> inputs;
  std::string format = "auto";
  std::string json;
  std::size_t repeats = 3;
};

struct Member {
  std::string name;
  std::string bytes;  // unpacked
};

std::string_view head_of(const Member& member) {
  return std::string_view(member.bytes).substr(0, head_bytes);
}

// Members in memory by format, so that only reading is timed.
class MemberCollector : public MemberSink {
 public:
  explicit MemberCollector(const Format* given) : given_(given) {}

  bool member(const std::string& name, ByteSource& bytes) override {
    Member member{name, ""};
    std::array<char, head_bytes> buffer{};
    while (const std::size_t count = bytes.read(buffer)) member.bytes.append(buffer.data(), count);
    ViewSource whole(member.bytes);
    const auto text = document_text(head_of(member), whole);
    const Format* format = given_;
    if (format == nullptr && text != nullptr) {
      const PeekedSource document(*text, head_bytes);
      format = is_open_document_table(head_of(member)) ? find_format("csv")
                                                       : recognise_member(document.front(), name);
    } else if (format == nullptr) {
      format = recognise_member(head_of(member), name);
    }
    if (format != nullptr && !member.bytes.empty()) members_[format].push_back(std::move(member));
    return true;
  }
  void broken(const std::string& name, const std::string& reason) override {
    std::fprintf(stderr, "backfile-bench: %s: %s\n", name.c_str(), reason.c_str());
  }

  const std::map<const Format*, std::vector<Member>>& members() const { return members_; }

 private:
  const Format* given_;
  std::map<const Format*, std::vector<Member>> members_;
};

class CountingSink : public ArticleSink {
 public:
  void begin_input(std::string_view) override {}
  bool article(Article&& article) override {
    ++articles;
    text += article.text.size();
    return true;
  }
  void reject(std::string_view, std::string_view) override { ++rejects; }

  std::size_t articles = 0;
  std::size_t rejects = 0;
  std::size_t text = 0;  // bytes
};

double cpu_seconds() {
  std::timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

nlohmann::ordered_json measure(const Format& format, const std::vector<Member>& members,
                               std::size_t repeats) {
  std::vector<double> seconds;
  CountingSink sink;
  double bytes = 0;
  for (const Member& member : members) bytes += static_cast<double>(member.bytes.size());
  for (std::size_t i = 0; i < repeats; ++i) {
    sink = {};
    const double begin = cpu_seconds();
    for (const Member& member : members) {
      ViewSource source(member.bytes);
      try {
        const auto text = document_text(head_of(member), source);
        format.read(text == nullptr ? source : *text, {member.name, "", ""}, sink);
      } catch (const Error& error) {
        sink.reject("", error.what());
      }
    }
    seconds.push_back(cpu_seconds() - begin);
  }
  const double typical = percentile(seconds, 50);
  return {{"format", format.name},   {"inputs", members.size()},
          {"mb", bytes / 1e6},       {"articles", sink.articles},
          {"rejects", sink.rejects}, {"text_mb", static_cast<double>(sink.text) / 1e6},
          {"cpu_s", typical},        {"mb_per_s", typical > 0 ? bytes / 1e6 / typical : 0}};
}

void run_read(const ReadBenchOptions& options) {
  const Format* given = nullptr;
  if (options.format != "auto") {
    given = find_format(options.format);
    if (given == nullptr)
      throw Error("there is no format " + options.format, "backfile-index formats lists them");
  }
  MemberCollector collector(given);
  for (const std::string& input : options.inputs) walk_members(input, collector);
  nlohmann::ordered_json figures = nlohmann::ordered_json::array();
  std::printf("%-12s %8s %9s %9s %8s %9s %9s\n", "format", "inputs", "MB", "articles", "rejects", "text MB",
              "MB/s");
  for (const auto& [format, members] : collector.members()) {
    const auto row = measure(*format, members, options.repeats);
    std::printf("%-12s %8zu %9.2f %9zu %8zu %9.2f %9.1f\n", std::string(format->name).c_str(), members.size(),
                row["mb"].get<double>(), row["articles"].get<std::size_t>(),
                row["rejects"].get<std::size_t>(), row["text_mb"].get<double>(),
                row["mb_per_s"].get<double>());
    figures.push_back(row);
  }
  if (!options.json.empty()) std::ofstream(options.json) << figures.dump(1) << '\n';
}

}  // namespace

void add_read_command(CLI::App& app, std::function<void()>& run) {
  const auto options = std::make_shared<ReadBenchOptions>();
  CLI::App* command = app.add_subcommand(
      "read", "how fast each format is read: MB of unpacked input a second of CPU time, on one core");
  command->add_option("input", options->inputs, "files, folders, containers; they must fit into memory")
      ->required();
  command->add_option("--format", options->format, "as of backfile-index add")->capture_default_str();
  command->add_option("--repeats", options->repeats, "runs; the median counts")
      ->capture_default_str()
      ->check(CLI::Range(1, 1000));
  command->add_option("--json", options->json, "file for the figures");
  command->final_callback([&run, options] { run = [options] { run_read(*options); }; });
}

}  // namespace backfile
