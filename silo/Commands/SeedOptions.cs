using System.Globalization;

namespace InstaHub.Silo.Commands;

/// <summary>What <c>seed</c> is asked for.</summary>
/// <param name="Users">How many accounts. 1 to 9,999,999. Default 1,000.</param>
/// <param name="Seed">From which everything random follows. 1 to 999,999. Default 1.</param>
/// <param name="Append">Whether there may be accounts already.</param>
public sealed record SeedOptions(int Users = 1_000, int Seed = 1, bool Append = false)
{
    public const int MaxUsers = 9_999_999;
    public const int MaxSeed = 999_999;

    public const string Usage =
        """
        seed [--users N] [--seed S] [--append]   fills the product with accounts that follow each other, for trying it out
          --users N   how many, 1 to 9999999; default 1000. A million takes about 1 GB of memory
          --seed S    the same numbers give the same accounts and follows, 1 to 999999; default 1
          --append    also when there are accounts already, which stay as they are; needs a seed that was not used before
        Everybody's password is "instahub-seed"; e-mail addresses end in @example.com.
        """;

    /// <summary>Reads the arguments after the word <c>seed</c>.</summary>
    /// <returns>Null when they are not understood.</returns>
    public static SeedOptions? Parse(string[] args)
    {
        var options = new SeedOptions();
        for (var i = 0; i < args.Length; i++)
        {
            SeedOptions? next = args[i] switch
            {
                "--append" => options with { Append = true },
                "--users" when Number(i + 1, MaxUsers) is { } users => options with { Users = users },
                "--seed" when Number(i + 1, MaxSeed) is { } seed => options with { Seed = seed },
                _ => null,
            };
            if (next is null)
                return null;
            options = next;
            if (args[i] != "--append")
                i++;
        }
        return options;

        int? Number(int index, int max) =>
            index < args.Length && int.TryParse(args[index], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= max
                ? number
                : null;
    }
}
