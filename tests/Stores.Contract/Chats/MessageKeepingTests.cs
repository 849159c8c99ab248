using System.Text.Json;
using InstaHub.GrainInterfaces.Chats;
using InstaHub.Grains.Chats;

namespace InstaHub.Stores.Contract.Chats;

/// <summary>What is kept of messages beside what they say: previews of their links, which files they have, and what their senders get of them.</summary>
public sealed class MessageKeepingTests(AssemblyDatabase assembly) : IAsyncDisposable
{
    private readonly TestDatabase _database = assembly.Database;
    private readonly ChatStoreHost _host = new(assembly.Database);

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task A_preview_is_that_of_the_version_it_was_found_in()
    {
        var (chat, ada) = await PairAsync();
        var message = (await _host.SendAsync(chat, ada, "http://a.example/")).MessageId;

        await SetAsync(1, "one");
        await SetAsync(1, "one");
        Assert.Equal("one", await TitleAsync());
        Assert.Single(await _host.EventsOfAsync(chat), type => type == ChatEvents.Edited);
        Assert.Null(await _host.Acts.EditAsync(ActOf(chat, message, ada), "http://b.example/", [], []));
        Assert.Null(await TitleAsync());
        await SetAsync(1, "one");
        Assert.Null(await TitleAsync());
        await SetAsync(2, "two");
        Assert.Equal("two", await TitleAsync());
        Assert.Equal((2L, false), ((await ReadAsync()).Version, (await ReadAsync()).EditedAt is null));

        Assert.Null(await _host.Acts.DeleteAsync(ActOf(chat, message, ada)));
        await SetAsync((await ReadAsync()).Version, "three");
        Assert.Equal([true], await _database.QueryAsync<bool>($"select preview is null from messages where id = '{message}'"));

        var fleeting = (await _host.SendAsync(chat, ada, "http://a.example/", expiresIn: 3600)).MessageId;
        await _database.ExecuteAsync($"update messages set expires_at = now() - interval '1 s' where id = '{fleeting}'");
        await _host.Acts.SetPreviewAsync(chat, fleeting, 1, "{}", ChatStoreHost.Now);
        Assert.Equal([true], await _database.QueryAsync<bool>($"select preview is null from messages where id = '{fleeting}'"));

        Task SetAsync(long version, string title) => _host.Acts.SetPreviewAsync(chat, message, version, $$"""{"title":"{{title}}"}""", ChatStoreHost.Now);

        async Task<StoredMessage> ReadAsync() => (await _host.HistoryAsync(chat, ada)).Single(found => found.Id == message);

        async Task<string?> TitleAsync() =>
            (await ReadAsync()).Preview is { } preview ? JsonDocument.Parse(preview).RootElement.GetProperty("title").GetString() : null;
    }

    [Fact]
    public async Task A_message_that_waits_has_its_files_until_it_is_taken_back()
    {
        var (chat, ada) = await PairAsync();
        Guid[] files = [Guid.NewGuid(), Guid.NewGuid()];
        var waiting = new NewMessage { Id = Guid.CreateVersion7(), SenderId = ada, Type = MessageType.File, Media = files };
        Assert.NotNull(await _host.Messages.ScheduleAsync(new ScheduledMessage(waiting, chat, ChatStoreHost.Now.AddDays(1), ChatStoreHost.Now)));
        Assert.Equal(files.Order(), await FilesAsync());

        Assert.False(await _host.Messages.UnscheduleAsync(chat, waiting.Id, Guid.NewGuid()));
        Assert.Equal(files.Order(), await FilesAsync());
        Assert.True(await _host.Messages.UnscheduleAsync(chat, waiting.Id, ada));
        Assert.Empty(await FilesAsync());

        Task<IReadOnlyList<Guid>> FilesAsync() => _database.QueryAsync<Guid>($"select media_id from message_media where message_id = '{waiting.Id}' order by media_id");
    }

    [Fact]
    public async Task Messages_that_share_files_go_at_once()
    {
        var (chat, ada) = await PairAsync();
        Guid[] files = [.. Enumerable.Range(0, 10).Select(_ => Guid.NewGuid())];
        await _database.ExecuteAsync(string.Concat(files.Select(file =>
            $"insert into media (id, owner_id, kind, content_type, size, attached_to, in_message) values ('{file}', '{ada}', 6, '', 1, '{chat}', true);")));
        var messages = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => _host.SendAsync(chat, ada)));
        foreach (var message in messages)
            await _database.ExecuteAsync($"insert into message_media select file, '{message.MessageId}' from unnest(array['{string.Join("','", files.Shuffle())}']::uuid[]) as file");

        var refusals = await Task.WhenAll(messages.Select(message => _host.Acts.DeleteAsync(ActOf(chat, message.MessageId, ada))));

        Assert.All(refusals, Assert.Null);
        var all = string.Join("','", files);
        Assert.Equal([0L, 10L], await _database.QueryAsync<long>(
            $"select count(*) from message_media where media_id in ('{all}') union all select count(*) from media where id in ('{all}') and attached_at is not null"));
    }

    [Fact]
    public async Task An_export_has_all_that_somebody_said_and_nothing_of_others()
    {
        var (chat, ada, bob) = await TrioAsync();
        var other = await _host.MakeChatAsync(ChatKind.Group, bob, ada);
        await Task.WhenAll(Enumerable.Range(0, 1100).Select(i => _host.SendAsync(i % 3 == 0 ? other : chat, ada, $"{i}")));
        await _host.SendAsync(chat, bob, "another's");
        var (edited, deleted) = (await _host.SendAsync(chat, ada, "before"), await _host.SendAsync(chat, ada, "deleted"));
        await _host.Acts.EditAsync(ActOf(chat, edited.MessageId, ada), "after", [], []);
        await _host.Acts.DeleteAsync(ActOf(chat, deleted.MessageId, ada));

        var said = new List<JsonElement>();
        await foreach (var json in _host.Export("messages.json").ReadAsync(ada, TestContext.Current.CancellationToken))
            said.Add(JsonDocument.Parse(json).RootElement);

        Assert.Equal([.. Enumerable.Range(0, 1100).Select(i => $"{i}").Append("after").Order()], said.Select(message => message.GetProperty("text").GetString()!).Order());
        Assert.Equal("before", said.Single(message => message.GetProperty("id").GetGuid() == edited.MessageId).GetProperty("edits")[0].GetProperty("text").GetString());
        Assert.Equal(said.Select(PlaceOf).Order(), said.Select(PlaceOf));
        Assert.All(said, message => Assert.Equal("text", message.GetProperty("type").GetString()));

        static (Guid, long) PlaceOf(JsonElement message) => (message.GetProperty("chatId").GetGuid(), message.GetProperty("sequence").GetInt64());
    }

    private static MessageAct ActOf(Guid chat, Guid message, Guid actor) => new(chat, message, actor, ChatStoreHost.Now);

    private async Task<(Guid Chat, Guid Ada)> PairAsync()
    {
        var (chat, ada, _) = await TrioAsync();
        return (chat, ada);
    }

    private async Task<(Guid Chat, Guid Ada, Guid Bob)> TrioAsync()
    {
        var users = await _database.MakeUsersAsync(2);
        return (await _host.MakeChatAsync(ChatKind.Group, users[0], users[1]), users[0], users[1]);
    }
}
