using System.Globalization;

namespace InstaHub.Load.Mix;

/// <summary>What <c>bench load</c> is asked for.</summary>
/// <param name="Mix">A name of <see cref="Mixes.Find"/>.</param>
/// <param name="Rate">Requests a second. Default 300.</param>
/// <param name="Duration">Measured seconds. Default 30.</param>
/// <param name="Warmup">Seconds of the same load before. Default 10.</param>
/// <param name="Users">How many were, or are to be, seeded. Default 1,000.</param>
/// <param name="Seed">Of the seed. Default 1.</param>
/// <param name="Connections">Over which requests are sent, one at a time each. Default 64.</param>
/// <param name="Live">Users with a live connection. Default 50.</param>
/// <param name="Arrivals">How requests are spread.</param>
/// <param name="Report">File of the report.</param>
/// <param name="Url">Of a product that runs; null: one is started.</param>
public sealed record LoadOptions(
    string Mix = "read", double Rate = 300, int Duration = 30, int Warmup = 10, int Users = 1_000, int Seed = 1, int Connections = 64, int Live = 50,
    Arrivals Arrivals = Arrivals.Poisson, string? Report = null, Uri? Url = null)
{
    public const string Usage =
        """
        load [--mix read|update] [--rate R] [--duration S] [--warmup S] [--users N] [--seed S] [--connections C] [--live L]
             [--arrivals poisson|constant] [--report file.html] [--url http://...]
          --mix          read: 100 reads for each write (default); update: the ratios of LDBC SNB Interactive
          --rate         requests a second, whether or not earlier ones are answered; default 300
          --duration     measured seconds, default 30; --warmup: seconds of the same before, default 10
          --users        seeded users, at least 20; default 1000; --seed: theirs, default 1
          --connections  over which requests are sent, one at a time each; default 64
          --live         users with a SignalR connection, default 50
          --report       where the report goes, with plots
          --url          a product that runs, was filled by ./instahub seed with the same users and seed, and has RateLimits__Enabled=false
        """;

    /// <summary>Reads what stands after the word <c>load</c>; null when it is not understood.</summary>
    public static LoadOptions? Parse(string[] args)
    {
        var options = new LoadOptions();
        for (var i = 0; i < args.Length; i += 2)
        {
            var next = i + 1 < args.Length ? options.With(args[i], args[i + 1]) : null;
            if (next is null)
                return null;
            options = next;
        }
        return options;
    }

    private LoadOptions? With(string name, string value) => name switch
    {
        "--mix" when Mixes.Find(value) is not null => this with { Mix = value },
        "--rate" when double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var rate) && rate is > 0 and <= 1_000_000 => this with { Rate = rate },
        "--duration" when Number(value, 1, 86_400) is { } seconds => this with { Duration = seconds },
        "--warmup" when Number(value, 0, 3_600) is { } seconds => this with { Warmup = seconds },
        "--users" when Number(value, 20, 9_999_999) is { } users => this with { Users = users },
        "--seed" when Number(value, 1, 999_999) is { } seed => this with { Seed = seed },
        "--connections" when Number(value, 1, 10_000) is { } connections => this with { Connections = connections },
        "--live" when Number(value, 0, 10_000) is { } live => this with { Live = live },
        "--arrivals" when Enum.TryParse<Arrivals>(value, ignoreCase: true, out var arrivals) && Enum.IsDefined(arrivals) => this with { Arrivals = arrivals },
        "--report" when value.Length > 0 => this with { Report = value },
        "--url" when Uri.TryCreate(value, UriKind.Absolute, out var url) && url.Scheme == Uri.UriSchemeHttp => this with { Url = url },
        _ => null,
    };

    private static int? Number(string text, int min, int max) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max ? number : null;
}
