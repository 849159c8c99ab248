using InstaHub.GrainInterfaces.Chats;
using InstaHub.Grains.Chats.Search;

namespace InstaHub.Stores.Contract.Chats;

/// <summary>Search of messages: what words find, in what order, and over many blocks of a long chat.</summary>
public sealed class MessageSearchTests(AssemblyDatabase assembly) : IAsyncDisposable
{
    private readonly TestDatabase _database = assembly.Database;
    private readonly ChatStoreHost _host = new(assembly.Database);

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Theory]
    [InlineData("Hello there, general", "hello", true)]
    [InlineData("Hello there, general", "gen", true)] // the last word by its beginning
    [InlineData("Hello there, general", "hel general", false)] // only the last one
    [InlineData("Hello there, general", "general hello", true)] // in any order
    [InlineData("Hello there, general", "hello nobody", false)]
    [InlineData("Hello there, general", "\"there general\"", true)]
    [InlineData("Hello there, general", "\"hello general\"", false)]
    [InlineData("Hello there, general", "\"gen\"", false)] // quoted, it is whole
    [InlineData("Hello there, general", "lo", false)]
    [InlineData("Crème brûlée à la carte", "creme BRULEE", true)]
    [InlineData("Creme brulee", "crème brûl", true)]
    [InlineData("decomposed cafe\u0301", "café", true)]
    [InlineData("Größe und Straße", "grosse strasse", true)]
    [InlineData("Größe und Straße", "groesse", false)]
    [InlineData("ﬁnally ＦＵＬＬ width", "finally full", true)]
    [InlineData("Привет, Ёлка!", "привет елк", true)]
    [InlineData("Καλημέρα κόσμε", "ΚΑΛΗΜΕΡΑ", true)]
    [InlineData("مرحبًا، يا سلام", "مرحبا سلام", true)]
    [InlineData("שָׁלוֹם עולם", "שלום", true)]
    [InlineData("你好，世界", "世界", true)] // each character is a word, those of one term follow each other
    [InlineData("你好，世界", "界世", false)]
    [InlineData("東京タワーへ行く", "タワー", true)]
    [InlineData("안녕하세요 여러분", "안녕", true)]
    [InlineData("สวัสดีครับ", "ครับ", true)]
    [InlineData("mail ada@example.com now", "example", true)]
    [InlineData("mail ada@example.com now", "ada@example.com", true)]
    [InlineData("mail example@ada.com now", "ada@example.com", false)]
    [InlineData("see https://example.com/a-b?c=1", "example.com/a-b", true)]
    [InlineData("snake_case and kebab-case", "snake keb", true)]
    [InlineData("version 10.4.2 of -5 degrees", "10.4.2 5", true)]
    [InlineData("#Tag of @some.body", "#tag @some.body", true)]
    [InlineData("only 😀 here", "😀", false)] // what has no word finds nothing
    [InlineData("don't", "don't", true)]
    [InlineData("back\\slash 'quoted' a:*b", "back\\slash 'quoted' a:*b", true)]
    public async Task Words_find_a_text(string said, string asked, bool isFound)
    {
        var (chat, ada, bob) = await PairAsync();
        await _host.SendAsync(chat, ada, said);

        Assert.Equal(isFound ? [said] : [], await FindAsync(bob, asked, chat));
    }

    [Fact]
    public async Task Words_that_differ_far_behind_are_told_apart()
    {
        var (chat, ada, _) = await PairAsync();
        var same = new string('x', 70);
        await _host.SendAsync(chat, ada, $"{same}one {new string('z', 3000)}");
        await _host.SendAsync(chat, ada, $"{same}two");

        Assert.Equal([$"{same}two"], await FindAsync(ada, $"{same}tw", chat));
        Assert.Equal([$"{same}two"], await FindAsync(ada, $"\"{same}two\"", chat));
        Assert.Equal(2, (await FindAsync(ada, same, chat)).Count);
    }

    [Theory]
    [InlineData("'")]
    [InlineData("''':*")]
    [InlineData("a' | 'b")]
    [InlineData("\\' & !")]
    [InlineData("( ) <-> <2> :A *")]
    [InlineData("% _ $1 {} ;--")]
    [InlineData("\u202e\u200f\ufeff\u00ad")]
    [InlineData("½ ™ ℃ ﷺ")]
    public async Task No_text_is_taken_for_a_query(string asked)
    {
        var (chat, ada, _) = await PairAsync();
        await _host.SendAsync(chat, ada, "an innocent text");

        Assert.Empty(await FindAsync(ada, asked, chat));
        await _host.SendAsync(chat, ada, $"saying {asked}"); // nor is it refused when it is said
    }

    [Fact]
    public async Task What_is_found_goes_over_blocks_and_chats_newest_first()
    {
        var users = await _database.MakeUsersAsync(2);
        var (ada, bob) = (users[0], users[1]);
        var (large, small) = (await _host.MakeChatAsync(ChatKind.Group, ada, bob), await _host.MakeChatAsync(ChatKind.Private, ada, bob));
        await _host.MakeChatAsync(ChatKind.Channel, bob, ada); // with nothing in it
        await FillAsync(large, ada, 20_000); // three blocks
        foreach (var i in new[] { 1, 2 })
            await _host.SendAsync(small, bob, $"thousand {i} elsewhere");

        var (all, after) = (new List<string>(), (ChatPosition?)null);
        while (true)
        {
            var page = await _host.Search.FindAsync(bob, new MessageSearch { Text = "thousand" }, SearchTerms.Parse("thousand"), after, 3);
            all.AddRange(page!.Select(found => found.Message.Text!));
            if (page!.Count < 3)
                break;
            after = new ChatPosition(0, page[^1].Message.CreatedAt, page[^1].Message.Id);
        }

        Assert.Equal(["thousand 2 elsewhere", "thousand 1 elsewhere", .. Enumerable.Range(0, 20).Select(i => $"thousand {20_000 - (i * 1000)}")], all);
        Assert.Equal(Enumerable.Range(0, 5).Select(i => $"word {20_000 - 3 - i}"), await FindAsync(bob, "word", large, count: 5, change: search => search with { To = At(20_000 - 2) }));
        Assert.Equal(["word 8193", "word 8192", "word 8191"], await FindAsync(bob, "word", large, change: search => search with { From = At(8191), To = At(8194) }));
        Assert.Equal(["word 1"], await FindAsync(bob, "word 1", large, change: search => search with { To = At(2) }));
    }

    [Fact]
    public async Task Only_what_one_sees_is_found()
    {
        var users = await _database.MakeUsersAsync(4);
        var (ada, bob, eve, zoe) = (users[0], users[1], users[2], users[3]);
        var chat = await _host.MakeChatAsync(ChatKind.Group, ada, bob);
        await _host.SendAsync(chat, ada, "a secret before");
        await _host.AddAsync(chat, ada, eve);
        await _host.SendAsync(chat, ada, "a secret meanwhile");
        await _host.RemoveAsync(chat, ada, eve);
        await _host.SendAsync(chat, ada, "a secret after");

        Assert.Equal(["a secret after", "a secret meanwhile", "a secret before"], await FindAsync(bob, "secret"));
        Assert.Equal(["a secret meanwhile"], await FindAsync(eve, "secret"));
        Assert.Equal(["a secret meanwhile"], await FindAsync(eve, "secret", chat));
        Assert.Empty(await FindAsync(zoe, "secret"));
        Assert.Null(await _host.Search.FindAsync(zoe, new MessageSearch { Text = "secret", ChatId = chat }, SearchTerms.Parse("secret"), null, 10));
        Assert.Null(await _host.Search.FindAsync(zoe, new MessageSearch { Text = "secret", ChatId = Guid.NewGuid() }, SearchTerms.Parse("secret"), null, 10));
    }

    private async Task<(Guid Chat, Guid Ada, Guid Bob)> PairAsync()
    {
        var users = await _database.MakeUsersAsync(2);
        return (await _host.MakeChatAsync(ChatKind.Private, users[0], users[1]), users[0], users[1]);
    }

    private async Task<List<string?>> FindAsync(
        Guid user, string asked, Guid? chat = null, int count = 100, Func<MessageSearch, MessageSearch>? change = null)
    {
        var search = new MessageSearch { Text = asked, ChatId = chat };
        var found = await _host.Search.FindAsync(user, change?.Invoke(search) ?? search, SearchTerms.Parse(asked), null, count);
        return [.. found!.Select(item => item.Message.Text)];
    }

    private static DateTimeOffset At(int number) => new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddSeconds(number);

    // Each message tells its number, and was sent as many seconds after the same time.
    private Task FillAsync(Guid chat, Guid sender, int count) => _database.ExecuteAsync(
        $"""
        insert into messages (chat_id, sequence, id, sender_id, type, text, ordinal, sender_number, created_at)
        select '{chat}', n, gen_random_uuid(), '{sender}', 1, case when n % 1000 = 0 then 'thousand ' || n else 'word ' || n end, n, n,
            timestamptz '2026-01-01 00:00:00+00' + n * interval '1 second'
        from generate_series(1, {count}) n;
        update chats set last_sequence = {count}, last_ordinal = {count}, last_at = timestamptz '2026-01-01 00:00:00+00' + {count} * interval '1 second' where id = '{chat}';
        update chat_members set sent = {count}, read_sent = {count}, read_ordinal = {count}, read_up_to = {count}, delivered_up_to = {count}
        where chat_id = '{chat}' and user_id = '{sender}'
        """);
}
