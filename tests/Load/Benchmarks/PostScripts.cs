using System.Globalization;
using System.Text.RegularExpressions;
using InstaHub.GrainInterfaces.Posts;
using InstaHub.Silo.Stores.Events;
using InstaHub.Silo.Stores.Posts;

namespace InstaHub.Load.Benchmarks;

/// <summary>Publishing posts as SQL, for pgbench, by the users of <see cref="FollowScripts"/>.</summary>
public static partial class PostScripts
{
    /// <summary>Posts in one transaction of <see cref="Batch"/>.</summary>
    public const int BatchRows = 250;

    /// <summary>How many hashtags there are; a post has <see cref="HashtagsOfPost"/> of them.</summary>
    public const int Hashtags = 1_000;

    public const int HashtagsOfPost = 2;

    /// <summary>The caption of the n-th post.</summary>
    public static string CaptionOf(int number) =>
        string.Create(CultureInfo.InvariantCulture, $"What I saw today, and could not help to share with you all #tag{number % Hashtags} #tag{(number + 7) % Hashtags}");

    /// <summary>The product's transaction of <see cref="BatchRows"/> new posts without media, by some of so many users.</summary>
    public static string Batch(int users)
    {
        var now = DateTimeOffset.UtcNow;
        var times = Repeat(BatchRows, Time(now));
        var nothing = $"'{{{string.Join(",", Enumerable.Repeat("NULL", BatchRows))}}}'";
        var key = PostGrainExtensions.EventKey(FollowScripts.UserId(1));
        var partition = GrainInterfaces.Events.EventPartitions.Of(key);
        var payload = @"\\x" + Convert.ToHexString(System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(
            new PostChange(FollowScripts.UserId(1), FollowScripts.UserId(1), now), PostEventJson.Default.PostChange));
        const string Tag = "'tag' || ((:first::int + n) % 1000)";
        string[] arrays =
        [
            NewIds(), Each("lpad(((:first::int + n) % " + Number(users) + ")::text, 32, '0')::uuid"), Repeat(BatchRows, "2"), Repeat(BatchRows, CaptionOf(1)),
            Repeat(BatchRows, "[]"), nothing, Each($"{Tag} || ' more' || n"), Repeat(BatchRows, ""), Repeat(BatchRows, ""), Repeat(BatchRows, "f"), Repeat(BatchRows, "f"),
            times, nothing, times, nothing, nothing, nothing, Quote(Enumerable.Range(0, BatchRows).Select(Number)),
            Quote(Enumerable.Range(0, BatchRows * HashtagsOfPost).Select(i => Number(i / HashtagsOfPost))),
            $"(select array_agg('tag' || ((:first::int + 7 * (n % 2) + n / 2) % {Hashtags})) from generate_series(0, {(BatchRows * HashtagsOfPost) - 1}) as n)", "'{}'", "'{}'",
            Quote(Enumerable.Range(0, BatchRows).Select(Number)), Repeat(BatchRows, Number(new EventOptions().QueueOf(partition))), NewIds(),
            Repeat(BatchRows, PostEvents.Namespace), Repeat(BatchRows, Number(partition)), Repeat(BatchRows, key), Repeat(BatchRows, PostEvents.Published),
            Repeat(BatchRows, payload), times,
        ];
        var write = Parameter().Replace(PostWriteSql.Insert, match => arrays[int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture) - 1]);
        return $"""
            \set first random(0, {users - 1})
            begin;
            select from user_counts where user_id = any({arrays[1]}::uuid[]) order by user_id for no key update;
            {write.ReplaceLineEndings(" ")};
            commit;

            """;

        string NewIds() => $"(select array_agg(uuidv7()) from generate_series(1, {BatchRows}))";
        string Each(string expression) => $"(select array_agg({expression}) from generate_series(1, {BatchRows}) as n)";
        static string Repeat(int count, string value) => Quote(Enumerable.Repeat(value, count));
        static string Quote(IEnumerable<string> values) => $"'{{{string.Join(",", values.Select(value => $"\"{value}\""))}}}'";
        static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
        static string Time(DateTimeOffset time) => time.ToString("O", CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"\$(\d+)")]
    private static partial Regex Parameter();
}
