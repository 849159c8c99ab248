using System.Net;
using System.Text.Json;
using InstaHub.TestSupport.Live;
using InstaHub.Web.Integration.Users;

namespace InstaHub.Web.Integration.Chats.Model;

/// <summary>Somebody who does random things, one after the other, and enters into the model what they are answered.</summary>
internal sealed partial class ChatActor(ChatWorld world, int user, Random random, TestDatabase database, LiveWatcher? watcher)
{
    private static readonly string[] Emoji = ["👍", "❤️", "🎉"];

    private int _said;

    private Person Me => world.People[user];

    public async Task ActAsync()
    {
        var chat = PickChat();
        switch (random.Next(1000))
        {
            case < 330:
                await SendAsync(PickWritten());
                break;
            case < 370:
                await SendTwiceAsync(PickWritten());
                break;
            case < 390:
                await SendAgainAsync();
                break;
            case < 400:
                await ScheduleAsync(chat);
                break;
            case < 410:
                await ForwardAsync(PickWritten());
                break;
            case < 480:
                await EditAsync(chat);
                break;
            case < 520:
                await DeleteAsync(chat);
                break;
            case < 545:
                await HideAsync(chat);
                break;
            case < 665:
                await ReactAsync(chat);
                break;
            case < 690:
                await PinAsync(chat);
                break;
            case < 800:
                await ReadAsync(chat);
                break;
            case < 835:
                await MarkAsync(chat);
                break;
            case < 845:
                await DoAsync(chat, ModelAct.Accept, () => AskAsync(HttpMethod.Post, $"chats/{chat.Id}/accept"));
                break;
            case < 885:
                await GlanceAsync(chat);
                break;
            case < 895:
                await TypeAsync(chat);
                break;
            case < 899:
                await RenameAsync(chat);
                break;
            case < 905:
                await BlockAsync(chat);
                break;
            case < 909:
                await ClearAsync(chat);
                break;
            default:
                await MoveAsync(chat);
                break;
        }
    }

    // Mostly one that they are in.
    private ModelChat PickChat()
    {
        while (true)
        {
            var chat = world.Chats[random.Next(world.Chats.Count)];
            if (chat.Believed[user] || (!chat.IsPrivate && random.Next(10) == 0) || random.Next(40) == 0)
                return chat;
        }
    }

    private async Task EditAsync(ModelChat chat)
    {
        var own = chat.Messages.Where(message => message.Sender == user && !message.IsSystem && !message.IsForwarded).ToArray();
        var message = random.Next(15) == 0 || own.Length == 0 ? chat.Pick(random) : own[^(1 + random.Next(Math.Min(own.Length, 10)))];
        if (message is null || message.IsSystem || message.IsForwarded)
            return;
        var text = $"word{user}x{++_said} edited by {user}";
        var code = await DoAsync(chat, ModelAct.EditMessage, () => AskAsync(HttpMethod.Patch, $"messages/{message.Id}", new { text }), message);
        lock (message)
        {
            if (code == "ok")
            {
                message.Texts.Clear();
                message.Text = text;
            }
            if (code is "ok" or "not_found" && message.Sender == user)
                message.Texts.Add(text);
        }
    }

    private async Task DeleteAsync(ModelChat chat)
    {
        if (chat.Pick(random) is not { IsSystem: false } message || (message.Sender != user && random.Next(3) > 0))
            return;
        var begin = ChatWorld.Now;
        lock (message)
            message.DeletionBegan = Math.Min(message.DeletionBegan, begin);
        var code = await DoAsync(chat, ModelAct.DeleteForAll, () => AskAsync(HttpMethod.Delete, $"messages/{message.Id}?for=all"), message);
        if (code != "ok")
            return;
        lock (message)
            message.DeletionEnded = Math.Min(message.DeletionEnded, ChatWorld.Now);
    }

    private async Task HideAsync(ModelChat chat)
    {
        if (chat.Pick(random) is not { } message)
            return;
        if (await DoAsync(chat, ModelAct.Hide, () => AskAsync(HttpMethod.Delete, $"messages/{message.Id}?for=me"), message) != "ok")
            return;
        lock (message)
            message.HiddenFrom.TryAdd(user, ChatWorld.Now);
    }

    private async Task ReactAsync(ModelChat chat)
    {
        if (chat.Pick(random) is not { IsSystem: false } message)
            return;
        var (emoji, on) = (Emoji[random.Next(Emoji.Length)], random.Next(3) > 0);
        var path = $"messages/{message.Id}/reactions/{Uri.EscapeDataString(emoji)}";
        if (await DoAsync(chat, ModelAct.React, () => AskAsync(on ? HttpMethod.Put : HttpMethod.Delete, path), message) != "ok")
            return;
        lock (message)
        {
            if (on)
                message.Reactions.Add((user, emoji));
            else
                message.Reactions.Remove((user, emoji));
        }
    }

    private async Task PinAsync(ModelChat chat)
    {
        if (chat.Pick(random) is not { IsSystem: false } message)
            return;
        await chat.Pinning.WaitAsync();
        try
        {
            var on = random.Next(3) > 0 && chat.Pins.Count < 80;
            if (await DoAsync(chat, ModelAct.PinMessage, () => AskAsync(on ? HttpMethod.Put : HttpMethod.Delete, $"messages/{message.Id}/pin"), message) != "ok")
                return;
            if (!on)
                chat.Pins.Remove(message);
            else if (!chat.Pins.Contains(message))
                chat.Pins.Add(message);
        }
        finally
        {
            chat.Pinning.Release();
        }
    }

    private async Task ReadAsync(ModelChat chat)
    {
        var upTo = random.Next(6) == 0 ? random.NextInt64(chat.Acknowledged + 5) : chat.Acknowledged;
        var begin = ChatWorld.Now;
        var (code, data) = await AskAsync(HttpMethod.Post, $"chats/{chat.Id}/read", new { upTo });
        Note(chat, ModelAct.Read, code, begin);
        if (code != "ok")
            return;
        var mark = data.Number("readUpTo");
        chat.ReadUpTo[user] = Math.Max(chat.ReadUpTo[user], mark);
        world.Reads.Enqueue(new(chat, user, mark, data.Number("unread"), begin, ChatWorld.Now));
    }

    private async Task MarkAsync(ModelChat chat)
    {
        var (mark, on, marks) = (random.Next(3), random.Next(2) == 0, chat.Marked[user]);
        var begin = ChatWorld.Now;
        var path = $"chats/{chat.Id}/{(mark == 0 ? "mute" : mark == 1 ? "archive" : "pin")}";
        if (await DoAsync(chat, ModelAct.Mark, () => AskAsync(on ? HttpMethod.Put : HttpMethod.Delete, path)) != "ok")
            return;
        if (mark == 0)
            marks.Muted = on;
        else if (mark == 1)
            marks.Archived = on;
        else
            marks.Pinned = new(on, begin, ChatWorld.Now);
    }

    private async Task GlanceAsync(ModelChat chat)
    {
        var begin = ChatWorld.Now;
        var (code, data) = await AskAsync(HttpMethod.Get, $"chats/{chat.Id}/messages?limit=30");
        Note(chat, ModelAct.See, code, begin);
        if (code == "ok")
            world.Glances.Enqueue(new(chat, user, [.. data.EnumerateArray().Select(message => message.Number("sequence"))], begin, ChatWorld.Now));
    }

    private async Task TypeAsync(ModelChat chat)
    {
        if (watcher?.Client is not { } client)
            return;
        try
        {
            await client.Call(random.Next(2) == 0 ? "typing:start" : "typing:stop", new { chatId = chat.Id });
        }
        catch (Exception exception) when (exception is SignalRException or System.Net.WebSockets.WebSocketException or ObjectDisposedException or InvalidOperationException)
        {
        }
    }

    private Task RenameAsync(ModelChat chat) =>
        chat.IsPrivate ? Task.CompletedTask : DoAsync(chat, ModelAct.Rename, () => AskAsync(HttpMethod.Patch, $"chats/{chat.Id}", new { name = $"Chat {user} {++_said}" }));

    // Of the other of a private chat, mostly; blocks are their owner's alone.
    private async Task BlockAsync(ModelChat chat)
    {
        var other = chat.IsPrivate && chat.Believed[user] ? Array.FindIndex(chat.Believed, 0, isIn => isIn) is var first && first == user ? Array.FindLastIndex(chat.Believed, isIn => isIn) : first
            : random.Next(10) == 0 ? random.Next(world.Users) : user;
        if (other == user)
            return;
        var blocks = world.Blocks(user, other);
        var on = !blocks.Last;
        var begin = ChatWorld.Now;
        var (code, _) = await AskAsync(on ? HttpMethod.Put : HttpMethod.Delete, $"users/{world.People[other].Id}/block");
        Assert.Equal("ok", code);
        blocks.Add(on, begin, ChatWorld.Now);
        if (!on || random.Next(3) == 0)
            return;
        begin = ChatWorld.Now;
        await AskAsync(HttpMethod.Delete, $"users/{world.People[other].Id}/block");
        blocks.Add(false, begin, ChatWorld.Now);
    }

    private async Task ClearAsync(ModelChat chat)
    {
        if (!chat.IsPrivate || !chat.Believed[user])
            return;
        var before = chat.Acknowledged;
        var (code, _) = await AskAsync(HttpMethod.Delete, $"chats/{chat.Id}");
        Assert.Equal("ok", code);
        var (_, seen) = await AskAsync(HttpMethod.Get, $"chats/{chat.Id}");
        var at = seen.Number("readUpTo");
        if (at < before)
            world.Problems.Enqueue($"{user} cleared {chat.Id}, where {before} was sent, up to {at}.");
        (chat.ClearedAt[user], chat.ReadUpTo[user]) = (at, Math.Max(chat.ReadUpTo[user], at));
        var marks = chat.Marked[user];
        (marks.Archived, marks.Pinned) = (false, new(false, ChatWorld.Now, ChatWorld.Now));
    }

    private async Task<string> DoAsync(ModelChat chat, ModelAct act, Func<Task<(string Code, JsonElement Data)>> ask, ModelMessage? message = null)
    {
        var begin = ChatWorld.Now;
        var (code, _) = await ask();
        Note(chat, act, code, begin, message);
        return code;
    }

    private void Note(ModelChat chat, ModelAct act, string code, long begin, ModelMessage? message = null, int? target = null, int role = 0, int? heir = null) =>
        world.Attempts.Enqueue(new(chat, user, act, code, begin, ChatWorld.Now) { Message = message, Target = target, Role = role, Heir = heir });

    private async Task<(string Code, JsonElement Data)> AskAsync(HttpMethod method, string path, object? body = null)
    {
        using var answer = await Patience.ForAsync(Me.SendAsync(method, path, body is null ? null : JsonSerializer.Serialize(body)), $"{method} {path}");
        if (answer.StatusCode == HttpStatusCode.NoContent)
            return ("ok", default);
        var json = await answer.Json();
        if ((int)answer.StatusCode >= 500)
            throw new InvalidOperationException($"{method} {path} gave {answer.StatusCode}: {json}");
        return answer.IsSuccessStatusCode
            ? ("ok", json.TryGetProperty("data", out var data) ? data : default)
            : (json.GetProperty("error").Text("code")!, default);
    }
}
