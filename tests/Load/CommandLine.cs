using InstaHub.Load.Benchmarks;
using InstaHub.Load.Faults;
using InstaHub.Load.Http;
using InstaHub.Load.Mix;

namespace InstaHub.Load;

/// <summary>Finds the benchmark that the command line names: <c>bench [name] [options]</c>.</summary>
public static class CommandLine
{
    private static readonly Dictionary<string, (string Summary, Func<string[], Task> Run)> Benchmarks = new()
    {
        ["runtime"] = ("calls, activations and memory of the grain runtime", RuntimeBenchmark.Run),
        ["writes"] = ("single writes through the group commit, against pgbench", WritesBenchmark.Run),
        ["streams"] = ("events from their commit to their handlers", StreamsBenchmark.Run),
        ["me"] = ("GET /api/v1/auth/me, against a bare Kestrel endpoint", MeBenchmark.Run),
        ["hidden"] = ("the times of 404s, for who is hidden and who is not there", HiddenBenchmark.Run),
        ["graph"] = ("follows of one account and of many against pgbench, and GET users/{name} against bare Kestrel", GraphBenchmark.Run),
        ["likes"] = ("likes of one post, at the grain's interface and over HTTP, against pgbench", LikesBenchmark.Run),
        ["posts"] = ("publishing against pgbench, reading a post against bare Kestrel", PostBenchmark.Run),
        ["feed"] = ("reading home feeds against bare Kestrel, waking them, their memory, and both among many users", FeedBenchmark.Run),
        ["fanout"] = ("from the commit of a post to feeds in use and connections, also for an author with a million followers", FanoutBenchmark.Run),
        ["chat"] = ("messages to the other's connection, against pgbench, to a group of 1,000, in channels, beside idle connections; a chat with a million", ChatBenchmark.Run),
        ["media"] = ("a 12-megapixel photo from its upload to all variants, alone and beside reads", MediaBenchmark.Run),
        ["load"] = ("a mix of requests at a rate, with percentiles and a report; --mix read or update", LoadBenchmark.Run),
        ["faults"] = ("kill -9 and a database crash among writes, many times", FaultsBenchmark.Run),
    };

    /// <returns>The exit code: 2 for a name that is not there.</returns>
    public static async Task<int> Run(string[] args)
    {
        if (args is ["bench", var name, .. var options] && Benchmarks.TryGetValue(name, out var benchmark))
        {
            await benchmark.Run(options);
            return Environment.ExitCode; // a benchmark may have set it
        }

        // Not for people: processes that benchmarks and tests start.
        if (args is [FaultWorker.Argument, .. var workerOptions])
        {
            await FaultWorker.Run(workerOptions);
            return 0;
        }

        if (args is [IdleClients.Argument, var server])
        {
            await IdleClients.RunAsync(new Uri(server));
            return 0;
        }

        foreach (var (known, (summary, _)) in Benchmarks)
        {
            Console.WriteLine($"{known,-12} {summary}");
        }

        return args is ["bench"] ? 0 : 2;
    }
}
