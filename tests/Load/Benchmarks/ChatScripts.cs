using System.Globalization;
using System.Text.RegularExpressions;
using InstaHub.GrainInterfaces.Chats;
using InstaHub.Grains.Chats;
using InstaHub.Silo.Stores.Chats;
using InstaHub.Silo.Stores.Events;

namespace InstaHub.Load.Benchmarks;

/// <summary>Chats and messages as SQL, for pgbench and long chats, by the users of <see cref="FollowScripts"/>. Chats are known by numbers too.</summary>
public static partial class ChatScripts
{
    /// <summary>Messages in one transaction of <see cref="Batch"/>.</summary>
    public const int BatchRows = 250;

    /// <summary>How many words there are in <see cref="Fill"/>; those of lower numbers are more frequent.</summary>
    public const int Words = 20_000;

    private const string Text = "What I saw today, and could not help to share with you all";

    /// <summary>The id of the chat of a number.</summary>
    public static Guid ChatId(int number) => Guid.ParseExact($"c{number.ToString("D31", CultureInfo.InvariantCulture)}", "N");

    /// <summary>The text of the n-th message.</summary>
    public static string TextOf(int number) => string.Create(CultureInfo.InvariantCulture, $"{Text} {number % 1_000}");

    /// <summary>Makes private chats with the numbers 0 to <paramref name="count"/>: the n-th of the users 2n and 2n + 1.</summary>
    public static string MakePairs(int count) =>
        $"""
        insert into chats (id, kind, owner_id, pair_low, pair_high, members, last_at, created_at)
        select {Chat("n")}, {(int)ChatKind.Private}, {User("2 * n")}, {User("2 * n")}, {User("2 * n + 1")}, 2, now(), now() from generate_series(0, {count - 1}) as n;
        insert into chat_members (chat_id, user_id, joined_at) select {Chat("n / 2")}, {User("n")}, now() from generate_series(0, {(2 * count) - 1}) as n
        """;

    /// <summary>Makes a group or channel that user 0 owns, and the users 1 to <paramref name="others"/> are in.</summary>
    public static string Make(int number, ChatKind kind, int others) =>
        $"""
        insert into chats (id, kind, name, owner_id, members, last_at, created_at)
        values ('{ChatId(number)}', {(int)kind}, 'Many', '{FollowScripts.UserId(0)}', {others + 1}, now(), now());
        insert into chat_members (chat_id, user_id, role, joined_at)
        select '{ChatId(number)}', {User("n")}, case when n = 0 then {(int)ChatRole.Owner} else {(int)ChatRole.Member} end, now() from generate_series(0, {others}) as n
        """;

    /// <summary>Messages <paramref name="first"/> to <paramref name="last"/> of a chat by users 0 and 1, eight words each, one in five seconds.</summary>
    public static string Fill(int number, int first, int last)
    {
        var word = $"'w' || ({Words} * power(random(), 3))::int";
        return $"""
            insert into messages (chat_id, sequence, id, sender_id, type, text, ordinal, sender_number, created_at)
            select '{ChatId(number)}', n, gen_random_uuid(), {User("n % 2")}, {(int)MessageType.Text}, {string.Join(" || ' ' || ", Enumerable.Repeat(word, 8))},
                n, (n + 1) / 2, now() - interval '90 days' + n * interval '5 seconds'
            from generate_series({first}, {last}) as n;
            update chats set last_sequence = {last}, last_ordinal = {last}, last_at = now() - interval '90 days' + {last} * interval '5 seconds' where id = '{ChatId(number)}';
            update chat_members set sent = {last} / 2, read_sent = {last} / 2, read_ordinal = {last}, read_up_to = {last}, delivered_up_to = {last} where chat_id = '{ChatId(number)}'
            """;
    }

    /// <summary>
    /// The product's transaction of <see cref="BatchRows"/> messages in the chats of <see cref="MakePairs"/>, of which there are so many. Each client has
    /// chats of its own as far as there are enough, so that none waits for another's locks.
    /// </summary>
    public static string Batch(int chats)
    {
        var now = DateTimeOffset.UtcNow;
        var happened = ChatHappenings.Event(ChatEvents.Sent, new ChatHappening(ChatId(1), FollowScripts.UserId(2), Guid.CreateVersion7()), now);
        var chat = $"(:first::int + n) % {Number(chats)}";
        var (chatIds, senders) = (Each(Chat(chat)), Each(User($"2 * ({chat}) + n % 2")));
        var (operations, times, nothing) = (Quote(Enumerable.Range(0, BatchRows).Select(Number)), Same(now.ToString("O", CultureInfo.InvariantCulture)), Nulls());
        string[] arrays =
        [
            operations, NewIds("uuidv7"), chatIds, senders, NewIds("gen_random_uuid"), Same(Number((int)MessageType.Text)), Each($"'{Text} ' || n"), nothing, Same("{}"),
            nothing, nothing, Same("{}"), Same("{}"), Same("{}"), Same("f"), nothing, times, Same("f"),
            operations, Same(Number(new EventOptions().QueueOf(happened.Partition))), NewIds("uuidv7"), Same(happened.Namespace), Same(Number(happened.Partition)),
            Same(happened.Key), Same(happened.Type), Same(@"\\x" + Convert.ToHexString(happened.Payload.Span)), times,
        ];
        var write = Parameter().Replace(MessageSendSql.Text, match => arrays[int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture) - 1]);
        return $"""
            \set first (:client_id * {BatchRows})
            begin;
            select from chats where id = any({chatIds}::uuid[]) order by id for no key update;
            select from chat_members join unnest({chatIds}, {senders}) as locked (chat_id, user_id) using (chat_id, user_id) order by chat_id, user_id for no key update of chat_members;
            {write.ReplaceLineEndings(" ")};
            commit;

            """;

        static string Each(string expression) => $"(select array_agg({expression}) from generate_series(0, {BatchRows - 1}) as n)";
        static string NewIds(string function) => Each($"{function}()");
        static string Same(string value) => Quote(Enumerable.Repeat(value, BatchRows));
        static string Nulls() => $"'{{{string.Join(",", Enumerable.Repeat("NULL", BatchRows))}}}'";
        static string Quote(IEnumerable<string> values) => $"'{{{string.Join(",", values.Select(value => $"\"{value}\""))}}}'";
        static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
    }

    private static string User(string number) => $"lpad(({number})::text, 32, '0')::uuid";

    private static string Chat(string number) => $"('c' || lpad(({number})::text, 31, '0'))::uuid";

    [GeneratedRegex(@"\$(\d+)")]
    private static partial Regex Parameter();
}
