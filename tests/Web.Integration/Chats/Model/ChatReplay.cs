using System.Text.Json;
using InstaHub.Web.Integration.Posts;

namespace InstaHub.Web.Integration.Chats.Model;

/// <summary>
/// Reads the logs of all chats at the end and plays them from the beginning: each message must have been sent by somebody who was answered
/// so, who could, and nothing that was acknowledged may be missing. What it finds of who came and went is the model's.
/// </summary>
internal sealed class ChatReplay(ChatWorld world, TestDatabase database)
{
    // Between the clock of who numbers times, which never gives one twice, and the other.
    private const long Tolerance = 2 * TimeSpan.TicksPerMillisecond;

    // By the number under which it is stored.
    private static readonly Dictionary<int, ModelAct> Acts = new()
    {
        [1] = ModelAct.Join,
        [2] = ModelAct.Leave,
        [3] = ModelAct.Add,
        [4] = ModelAct.Kick,
        [5] = ModelAct.Ban,
        [6] = ModelAct.Rename,
        [9] = ModelAct.SetRole,
    };

    public async Task PlayAsync()
    {
        foreach (var chat in world.Chats)
            await PlayAsync(chat);
    }

    private async Task PlayAsync(ModelChat chat)
    {
        var known = chat.Messages.GroupBy(message => message.Id).ToDictionary(same => same.Key, same => same.First());
        var moves = world.Attempts.Where(attempt => attempt.Chat == chat && attempt.IsOk && attempt.Act >= ModelAct.Rename).ToList();
        var rows = await ReadAsync(chat);
        var now = chat.Standings.Select(standing => standing.Changes[0].Value).ToArray();
        var joined = Enumerable.Range(0, world.Users).ToDictionary(user => user, _ => 0L);
        foreach (var row in rows)
        {
            if (row.Sequence != chat.Log.Count + 1)
                Wrong($"has {row.Sequence} after {chat.Log.Count}");
            if (row.System is { } system)
            {
                chat.Log.Add(new ModelMessage(row.Id, row.Sender, "system", null) { Sequence = row.Sequence });
                PlaySystem(row, system);
                continue;
            }

            if (!known.Remove(row.Id, out var message))
            {
                if (!world.Scheduled.TryGetValue(row.Id, out var scheduled) || scheduled.Chat != chat || scheduled.User != row.Sender)
                    Wrong($"has message {row.Sequence} by {row.Sender}, of which nobody was told");
                else if (scheduled.IsTakenBack && !row.IsDeleted)
                    Wrong($"has message {row.Sequence} by {row.Sender}, which was taken back");
                message = new ModelMessage(row.Id, row.Sender, "text", world.Scheduled.GetValueOrDefault(row.Id)?.Text);
                if (world.Scheduled.GetValueOrDefault(row.Id) is { IsTakenBack: true })
                    message.DeletionEnded = 0;
            }

            chat.Log.Add(message);
            if (message.Sequence == 0)
                message.Sequence = row.Sequence;
            if ((message.Sequence, message.Sender) != (row.Sequence, row.Sender))
                Wrong($"has at {row.Sequence} by {row.Sender} what was acknowledged as {message.Sequence} by {message.Sender}");
            if (chat.Kind == "group" && !now[row.Sender].IsIn)
                Wrong($"has message {row.Sequence} by {row.Sender}, who was out");
        }

        foreach (var lost in known.Values)
            Wrong($"lacks message {lost.Sequence} by {lost.Sender}, which was acknowledged");
        foreach (var missing in world.Scheduled.Where(item => item.Value.Chat == chat && !item.Value.IsTakenBack && rows.TrueForAll(row => row.Id != item.Key)))
        {
            var end = ChatWorld.Now;
            if (chat.Standings[missing.Value.User].During(missing.Value.At.UtcTicks, end).All(standing => standing.IsIn) && !chat.IsPrivate && chat.Kind != "channel")
                Wrong($"lacks what {missing.Value.User} scheduled");
        }

        if (chat.Kind != "group")
            return;
        foreach (var move in moves.Where(move => move.Act is ModelAct.Add or ModelAct.Join or ModelAct.Kick or ModelAct.Leave))
        {
            // What was answered and is in no message was so already.
            var wanted = move.Act is ModelAct.Add or ModelAct.Join;
            if (!chat.Standings[move.Target!.Value].During(move.Begin, move.End).Any(standing => standing.IsIn == wanted))
                Wrong($"does not tell of {move.Act} of {move.Target} by {move.User}");
        }

        void PlaySystem(Row row, JsonElement system)
        {
            var act = Acts[system.GetProperty("act").GetInt32()];
            int[] users = [.. system.GetProperty("users").EnumerateArray().Select(id => world.NumberOf(id.GetGuid()))];
            var move = moves.Find(attempt => attempt.User == row.Sender && attempt.Act == act && (act == ModelAct.Rename || users is [var only] && attempt.Target == only)
                && attempt.Begin - Tolerance <= row.At && row.At <= attempt.End + Tolerance);
            if (move is null)
            {
                Wrong($"tells at {row.Sequence} of {act} by {row.Sender}, which was not acknowledged");
                return;
            }

            moves.Remove(move);
            if (act == ModelAct.Rename)
            {
                if (chat.Kind == "group" && now[row.Sender].Role < 2)
                    Wrong($"was renamed at {row.Sequence} by {row.Sender}, a member");
                return;
            }
            var (user, before) = (users[0], now[users[0]]);
            var byAdmin = now[row.Sender].IsIn && now[row.Sender].Role >= 2;
            var isRight = act switch
            {
                ModelAct.Add => byAdmin && !before.IsIn,
                ModelAct.Join => !before.IsIn && user == row.Sender,
                ModelAct.Leave => before.IsIn && user == row.Sender,
                ModelAct.Kick or ModelAct.Ban => byAdmin && before.IsIn && now[row.Sender].Role > before.Role,
                _ => now[row.Sender].Role == 3 && before.IsIn && system.Text("name") == move.Role switch { 1 => "member", 2 => "admin", _ => "owner" },
            };
            if (!isRight)
                Wrong($"tells at {row.Sequence} of {act} of {user}, {before}, by {row.Sender}, {now[row.Sender]}");
            if (act is ModelAct.Add or ModelAct.Join)
            {
                Set(user, new Standing(Place.In, 1, row.Sequence - 1, null, row.Sequence - 1), move);
                joined[user] = row.Sequence;
                chat.Ask(user, act == ModelAct.Join ? [] : [.. world.Follows(user, row.Sender, move.Begin, move.End)]);
            }
            else if (act == ModelAct.SetRole)
            {
                Set(user, before with { Role = move.Role }, move);
                if (move.Role == 3)
                    Set(row.Sender, now[row.Sender] with { Role = 2 }, move);
            }
            else
            {
                Set(user, before with { Place = Place.Out, Role = 1, Until = row.Sequence }, move);
                if (before.Role == 3)
                    Inherit(row, move);
            }
        }

        void Inherit(Row row, Attempt move)
        {
            var best = Enumerable.Range(0, world.Users).Where(user => now[user].IsIn).Max(user => now[user].Role);
            var heir = move.Heir ?? Enumerable.Range(0, world.Users).Where(user => now[user].IsIn && now[user].Role == best).MinBy(user => joined[user]);
            // Of those who have only been asked one inherits where there is nobody else.
            if (!now[heir].IsIn || (now[heir].Role < best && best > 1))
                Wrong($"went at {row.Sequence} to {heir}, {now[heir]}, where there was somebody of role {best}");
            Set(heir, now[heir] with { Role = 3 }, move);
        }

        void Set(int user, Standing standing, Attempt move)
        {
            now[user] = standing;
            chat.Standings[user].Add(standing, move.Begin, move.End);
        }

        void Wrong(string what) => world.Problems.Enqueue($"The {chat.Kind} {chat.Id} {what}.");
    }

    // The log without the code under test.
    private async Task<List<Row>> ReadAsync(ModelChat chat)
    {
        var rows = await database.QueryAsync<string>(
            $"""
            select json_build_object('sequence', sequence, 'id', id, 'sender', sender_id, 'deleted', deleted_at is not null,
                'at', (extract(epoch from created_at) * 1000000)::bigint, 'system', system)::text
            from messages where chat_id = '{chat.Id}' order by sequence
            """);
        return [.. rows.Select(text =>
        {
            var row = JsonDocument.Parse(text).RootElement;
            var system = row.GetProperty("system");
            return new Row(
                row.Number("sequence"), row.Id(), world.NumberOf(row.GetProperty("sender").GetGuid()), row.GetProperty("deleted").GetBoolean(),
                DateTime.UnixEpoch.Ticks + (row.Number("at") * 10), system.ValueKind == JsonValueKind.Null ? null : system);
        })];
    }

    private sealed record Row(long Sequence, Guid Id, int Sender, bool IsDeleted, long At, JsonElement? System);
}
