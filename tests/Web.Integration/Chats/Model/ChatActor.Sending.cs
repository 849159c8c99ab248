using System.Text.Json;
using InstaHub.TestSupport.Live;
using InstaHub.Web.Integration.Posts;

namespace InstaHub.Web.Integration.Chats.Model;

/// <summary>Sending, in all its ways.</summary>
internal sealed partial class ChatActor
{
    private readonly List<(ModelChat Chat, Guid ClientId, Guid Id)> _sent = [];

    // Mostly one that they may write in.
    private ModelChat PickWritten()
    {
        while (true)
        {
            var chat = PickChat();
            if (chat.Kind != "channel" || chat.BelievedRoles[user] > 1 || random.Next(20) == 0)
                return chat;
        }
    }

    private object NewText(ModelChat chat, Guid? clientId, bool briefly = false)
    {
        var text = $"word{user}x{++_said} {(random.Next(4) == 0 ? "common " : "")}said by {user}";
        var reply = random.Next(8) == 0 ? chat.Pick(random) : null;
        return new { type = "text", text, clientId, replyTo = reply is { IsSystem: false } ? reply.Id : (Guid?)null, silent = random.Next(10) == 0, expiresIn = briefly ? 1 : (int?)null };
    }

    private async Task SendAsync(ModelChat chat)
    {
        Guid? clientId = random.Next(5) < 3 ? Guid.NewGuid() : null;
        var byHub = clientId is not null && watcher is not null && random.Next(2) == 0;
        var briefly = random.Next(50) == 0;
        var body = NewText(chat, clientId, briefly);
        var begin = ChatWorld.Now;
        var (code, data) = byHub ? await SendByHubAsync(chat, body) : await AskAsync(HttpMethod.Post, $"chats/{chat.Id}/messages", body);
        if (code == "not_found" && ReplyOf(body) is not null)
            return; // what it replies to may be what is not there
        Note(chat, ModelAct.Send, code, begin);
        if (code == "ok")
            Enter(chat, data, clientId, begin, briefly);
    }

    // The connection may be cut off; then nobody knows, and it is sent again.
    private async Task<(string Code, JsonElement Data)> SendByHubAsync(ModelChat chat, object body)
    {
        if (watcher?.Client is { } client)
        {
            var argument = JsonSerializer.SerializeToNode(body)!.AsObject();
            argument["chatId"] = chat.Id;
            try
            {
                return ("ok", await client.InvokeAsync("message:send", argument.ToJsonString()));
            }
            catch (SignalRException exception) when (exception.Message.Contains("HubException: ", StringComparison.Ordinal))
            {
                return (exception.Message.Split(' ')[^1], default);
            }
            catch (Exception exception) when (exception is SignalRException or System.Net.WebSockets.WebSocketException or ObjectDisposedException or InvalidOperationException)
            {
            }
        }
        return await AskAsync(HttpMethod.Post, $"chats/{chat.Id}/messages", body);
    }

    private async Task SendTwiceAsync(ModelChat chat)
    {
        var clientId = Guid.NewGuid();
        var body = new { type = "text", text = $"word{user}x{++_said} twice by {user}", clientId };
        var begin = ChatWorld.Now;
        var answers = await Task.WhenAll(Enumerable.Range(0, 2 + random.Next(2)).Select(_ => AskAsync(HttpMethod.Post, $"chats/{chat.Id}/messages", body)));
        foreach (var (code, _) in answers)
            Note(chat, ModelAct.Send, code, begin);
        var sent = answers.Where(answer => answer.Code == "ok").Select(answer => answer.Data).ToArray();
        if (sent.Length == 0)
            return;
        if (sent.DistinctBy(data => (data.Id(), data.Number("sequence"))).Count() > 1)
            world.Problems.Enqueue($"One client id gave {string.Join(" and ", sent.Select(data => data.Number("sequence")))} in {chat.Id}.");
        Enter(chat, sent[0], clientId, begin, disappears: false);
    }

    private async Task SendAgainAsync()
    {
        if (_sent.Count == 0)
            return;
        var (chat, clientId, id) = _sent[random.Next(_sent.Count)];
        var begin = ChatWorld.Now;
        var (code, data) = await AskAsync(HttpMethod.Post, $"chats/{chat.Id}/messages", new { type = "text", text = "something else", clientId });
        if (code == "ok" && data.Id() != id)
            world.Problems.Enqueue($"A client id that was used gave another message in {chat.Id}.");
        // Of what they do not see any more they are told that it is not there.
        if (code is not ("ok" or "not_found"))
            world.Problems.Enqueue($"A client id that was used gave {code} in {chat.Id} after {new TimeSpan(ChatWorld.Now - begin)}.");
    }

    private async Task ScheduleAsync(ModelChat chat)
    {
        var (text, at) = ($"word{user}x{++_said} scheduled by {user}", DateTimeOffset.UtcNow.AddMilliseconds(random.Next(500, 3000)));
        var begin = ChatWorld.Now;
        var (code, data) = await AskAsync(HttpMethod.Post, $"chats/{chat.Id}/messages", new { type = "text", text, sendAt = at });
        Note(chat, ModelAct.Send, code, begin);
        if (code != "ok")
            return;
        var scheduled = world.Scheduled[data.Id()] = new Scheduled(chat, user, text, at);
        if (random.Next(4) == 0)
            scheduled.IsTakenBack = (await AskAsync(HttpMethod.Delete, $"messages/{data.Id()}?for=all")).Code == "ok";
    }

    private async Task ForwardAsync(ModelChat chat)
    {
        if (PickChat().Pick(random) is not { IsSystem: false } message)
            return;
        var begin = ChatWorld.Now;
        var (code, data) = await AskAsync(HttpMethod.Post, $"messages/{message.Id}/forward", new { chats = new[] { chat.Id } });
        if (code == "ok" && data[0].GetProperty("message") is { ValueKind: JsonValueKind.Object } sent)
            Enter(chat, sent, null, begin, disappears: false);
    }

    private void Enter(ModelChat chat, JsonElement data, Guid? clientId, long begin, bool disappears)
    {
        var message = new ModelMessage(data.Id(), user, data.Text("type")!, data.Text("text"))
        {
            Sequence = data.Number("sequence"),
            ClientId = clientId,
            Begin = begin,
            End = ChatWorld.Now,
            Disappears = disappears,
            DeletionBegan = disappears ? begin : long.MaxValue,
            IsForwarded = data.GetProperty("forwarded").GetBoolean(),
        };
        chat.Add(message);
        if (clientId is { } id)
            _sent.Add((chat, id, message.Id));
    }

    private static Guid? ReplyOf(object body) => (Guid?)body.GetType().GetProperty("replyTo")!.GetValue(body);
}
