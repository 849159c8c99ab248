using System.Globalization;
using System.Text.RegularExpressions;
using InstaHub.Grains.Graph;
using InstaHub.Silo.Stores.Events;
using InstaHub.Silo.Stores.Graph;

namespace InstaHub.Load.Benchmarks;

/// <summary>Follows as SQL, for pgbench. Users are known by numbers from 0, of which their ids follow.</summary>
public static partial class FollowScripts
{
    /// <summary>Follows in one transaction of <see cref="Batch"/>.</summary>
    public const int BatchRows = 250;

    private const string Time = "2026-01-01 00:00:00+00";

    /// <summary>The id of the user of a number.</summary>
    public static Guid UserId(int number) => Guid.ParseExact(number.ToString("D32", CultureInfo.InvariantCulture), "N");

    /// <summary>Makes users with the numbers 0 to <paramref name="count"/>.</summary>
    public static string MakeUsers(int count) =>
        $"""
        insert into accounts (id, username, email, email_key, password_hash, created_at)
        select {Id("n")}, 'user' || n, 'user' || n || '@example.com', 'user' || n || '@example.com', 'none', now() from generate_series(0, {count}) as n;
        insert into profiles (user_id, display_name) select id, 'Somebody' from accounts;
        insert into user_counts (user_id) select id from accounts
        """;

    /// <summary>One follow of <paramref name="star"/> by somebody, with both counters, in a transaction.</summary>
    public static string Single(int star, int users) =>
        $"""
        \set follower random(0, {users - 10})
        begin;
        insert into follows (follower_id, followee_id, since) values ({Id(":follower::int")}, '{UserId(star)}', now()) on conflict do nothing;
        update user_counts set following = following + 1, change_number = change_number + 1 where user_id = {Id(":follower::int")};
        update user_counts set followers = followers + 1, change_number = change_number + 1 where user_id = '{UserId(star)}';
        commit;

        """;

    /// <summary>The product's transaction of <see cref="BatchRows"/> follows, among so many users.</summary>
    public static string Batch(int users)
    {
        var happened = GraphHappenings.Event(RelationChange.Follow.FollowsEvent!, UserId(1), UserId(2), DateTimeOffset.UtcNow);
        var queue = new EventOptions().QueueOf(happened.Partition);
        string[] arrays =
        [
            Ids(":first::int"), Ids(":first::int + :distance::int"), Same("int", Number((int)RelationChange.Follow.Set)),
            Same("int", Number((int)RelationChange.Follow.Clear)), Same("int", "0"), Same("timestamptz", Time), Same("text", RelationChange.Follow.OtherEvent!),
            $"(select array_agg(n) from generate_series(0, {BatchRows - 1}) as n)", Same("smallint", Number(queue)),
            $"(select array_agg(uuidv7()) from generate_series(1, {BatchRows}))", Same("text", happened.Namespace), Same("smallint", Number(happened.Partition)),
            Same("text", happened.Key), Same("text", happened.Type), Same("bytea", @"\x" + Convert.ToHexString(happened.Payload.Span)), Same("timestamptz", Time),
        ];
        var write = Parameter().Replace(GraphWriteSql.FollowsOnly, match => arrays[int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture) - 1]);
        return $"""
            \set first random(0, {users - 1})
            \set distance random(1, {users - 1})
            begin;
            select from user_counts where user_id = any({Ids(":first::int")} || {Ids(":first::int + :distance::int")}) order by user_id for no key update;
            {write.ReplaceLineEndings(" ")};
            commit;

            """;

        string Ids(string first) => $"(select array_agg({Id($"({first} + n) % {users}")}) from generate_series(1, {BatchRows}) as n)";
        static string Same(string type, string value) => $"array_fill('{value}'::{type}, array[{BatchRows}])";
        static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
    }

    private static string Id(string number) => $"lpad(({number})::text, 32, '0')::uuid";

    [GeneratedRegex(@"\$(\d+)")]
    private static partial Regex Parameter();
}
