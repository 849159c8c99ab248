using System.Globalization;
using InstaHub.Silo.Commands.Content;

namespace InstaHub.Silo.Commands;

/// <summary>What <c>seed</c> is asked for.</summary>
/// <param name="Users">How many accounts. 1 to 9,999,999. Default 1,000.</param>
/// <param name="Seed">From which everything random follows. 1 to 999,999. Default 1.</param>
/// <param name="Append">Whether there may be accounts already.</param>
/// <param name="HasContent">Whether they have posts. Default true.</param>
/// <param name="PostsPerUser">On average, 0 to 1,000; null: 10, or fewer so that there are 200,000 in all.</param>
/// <param name="Photos">Most pictures in posts, and how many of the first users may have a portrait. 0 to 9,999,999. Default 4,000.</param>
/// <param name="Until">When all has happened, UTC; null: at the beginning of this hour.</param>
public sealed record SeedOptions(
    int Users = 1_000, int Seed = 1, bool Append = false, bool HasContent = true, double? PostsPerUser = null, int Photos = 4_000, DateTime? Until = null)
{
    public const int MaxUsers = 9_999_999;
    public const int MaxSeed = 999_999;
    public const int MaxPhotos = 9_999_999;
    public const double MaxPostsPerUser = 1_000;

    /// <summary>How many posts there are in all at most.</summary>
    public const int MaxPosts = 20_000_000;

    private const double UsualPostsPerUser = 10;
    private const double UsualPosts = 200_000;

    public const string Usage =
        """
        seed [--users N] [--seed S] [--append] [--posts-per-user M] [--photos P] [--until T] [--no-content]
        fills the product with accounts that follow each other, post, like, comment and chat, for trying it out
          --users N           how many, 1 to 9999999; default 1000. A million takes about 1 GB of memory
          --seed S            the same numbers give the same, 1 to 999999; default 1
          --append            also when there are accounts already, which stay as they are; needs a seed that was not used before
          --posts-per-user M  on average, over the 60 days before T; default 10, less for more than 20000 users: 200000 posts in all
          --photos P          most pictures in posts, generated, in the newest ones; default 4000. They need libvips-tools.
                              Most of the first P users have a portrait
          --until T           when the last of it happens, e.g. 2026-05-31T18:00Z; default: the beginning of this hour
          --no-content        accounts and follows alone
        Everybody's password is "instahub-seed"; e-mail addresses end in @example.com.
        """;

    /// <summary>How much content there is to be.</summary>
    public ContentSize ContentAt(DateTime now) => new(
        PostsPerUser ?? Math.Min(UsualPostsPerUser, UsualPosts / Users), Photos, Until ?? new DateTime(now.Ticks - (now.Ticks % TimeSpan.TicksPerHour), DateTimeKind.Utc));

    /// <summary>Reads the arguments after the word <c>seed</c>.</summary>
    /// <returns>Null when they are not understood.</returns>
    public static SeedOptions? Parse(string[] args)
    {
        var options = new SeedOptions();
        for (var i = 0; i < args.Length; i++)
        {
            var isFlag = args[i] is "--append" or "--no-content";
            var next = isFlag ? options.With(args[i]) : i + 1 < args.Length ? options.With(args[i], args[++i]) : null;
            if (next is null)
                return null;
            options = next;
        }
        return options.Users * (options.PostsPerUser ?? 0) <= MaxPosts ? options : null;
    }

    private SeedOptions With(string flag) => flag == "--append" ? this with { Append = true } : this with { HasContent = false };

    private SeedOptions? With(string name, string value) => name switch
    {
        "--users" when Number(value, 1, MaxUsers) is { } users => this with { Users = users },
        "--seed" when Number(value, 1, MaxSeed) is { } seed => this with { Seed = seed },
        "--photos" when Number(value, 0, MaxPhotos) is { } photos => this with { Photos = photos },
        "--posts-per-user" when double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var mean) && mean <= MaxPostsPerUser =>
            this with { PostsPerUser = mean },
        "--until" when DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var until) => this with { Until = until.UtcDateTime },
        _ => null,
    };

    private static int? Number(string text, int min, int max) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max ? number : null;
}
