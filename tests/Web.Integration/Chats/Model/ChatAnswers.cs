namespace InstaHub.Web.Integration.Chats.Model;

/// <summary>
/// Judges what everybody was answered: by how they, and whom they did it to, may have stood at some moment between request and answer there
/// must be a reason for it. The reasons are told here in the words of the product and not of its code.
/// </summary>
internal static class ChatAnswers
{
    public static void Check(ChatWorld world)
    {
        foreach (var attempt in world.Attempts)
        {
            var right = Right(world, attempt).ToHashSet();
            if (!right.Contains(attempt.Code))
            {
                world.Problems.Enqueue(
                    $"{attempt.Act} by {attempt.User}, {string.Join(" or ", Of(attempt, attempt.User))}, in the {attempt.Chat.Kind} {attempt.Chat.Id} " +
                    $"of {attempt.Target} {(attempt.Target is { } target ? string.Join(" or ", Of(attempt, target)) : "")} {attempt.Message?.Sequence} was answered {attempt.Code}, to be {string.Join(" or ", right)}.");
            }
        }

        foreach (var glance in world.Glances)
            Check(world, glance);
        foreach (var read in world.Reads)
            Check(world, read);
    }

    private static IEnumerable<Standing> Of(Attempt attempt, int user) => attempt.Chat.Standings[user].During(attempt.Begin, attempt.End);

    private static IEnumerable<string> Right(ChatWorld world, Attempt attempt)
    {
        var (chat, act) = (attempt.Chat, attempt.Act);
        if (act == ModelAct.Join)
            return chat.Bans[attempt.User].During(attempt.Begin, attempt.End).SelectMany(banned => Of(attempt, attempt.User).Select(me => !me.IsIn && banned ? "banned" : "ok"));
        return Of(attempt, attempt.User).SelectMany(me => me switch
        {
            { Place: Place.Never } => ["not_found"],
            _ when attempt.Message is { } message => OnMessage(world, attempt, message, me),
            { Place: Place.Out } => [act == ModelAct.See ? "ok" : "not_a_member"],
            _ => InChat(world, attempt, me),
        });
    }

    private static IEnumerable<string> OnMessage(ChatWorld world, Attempt attempt, ModelMessage message, Standing me)
    {
        var (chat, act) = (attempt.Chat, attempt.Act);
        // Deletion may be repeated, and what is gone be taken from one's sight.
        if (act is not (ModelAct.DeleteForAll or ModelAct.Hide))
        {
            if (message.DeletionBegan <= attempt.End)
                yield return "not_found";
            // What they have deleted for themselves is not there for them.
            var isHidden = message.HiddenFrom.TryGetValue(attempt.User, out var hidden) && hidden <= attempt.Begin;
            if (isHidden)
                yield return "not_found";
            if (isHidden || message.DeletionEnded < attempt.Begin)
                yield break;
        }
        if (message.Sequence <= chat.ClearedAt[attempt.User])
            yield return "not_found"; // from when on, is not looked at
        if (!me.Sees(message.Sequence))
            yield return "not_found";
        else if (act == ModelAct.Hide)
            yield return "ok";
        else if (me.Place == Place.Out)
            yield return "not_a_member";
        else if (act == ModelAct.DeleteForAll)
            yield return message.Sender == attempt.User || (!chat.IsPrivate && me.Role >= 2) ? "ok" : "forbidden";
        else if (chat.IsPrivate)
        {
            foreach (var code in Blocks(world, attempt))
                yield return code == "ok" && act == ModelAct.EditMessage && message.Sender != attempt.User ? "forbidden" : code;
        }
        else if (act == ModelAct.PinMessage)
            yield return me.Role >= 2 ? "ok" : "forbidden";
        else if (act == ModelAct.EditMessage)
            yield return message.Sender == attempt.User && (chat.Kind == "group" || me.Role >= 2) ? "ok" : "forbidden";
        else
            yield return "ok";
    }

    private static IEnumerable<string> InChat(ChatWorld world, Attempt attempt, Standing me)
    {
        var (chat, act) = (attempt.Chat, attempt.Act);
        switch (act)
        {
            case ModelAct.Send when chat.IsPrivate:
                return Blocks(world, attempt);
            case ModelAct.Send:
                return [chat.Kind == "channel" && me.Role < 2 ? "forbidden" : "ok"];
            case ModelAct.Rename:
                return [me.Role >= 2 ? "ok" : "forbidden"];
            case ModelAct.Add or ModelAct.Kick or ModelAct.Ban or ModelAct.Unban when me.Role < 2:
            case ModelAct.SetRole when me.Role < 3:
                return ["forbidden"];
            case ModelAct.Add or ModelAct.Kick or ModelAct.Ban or ModelAct.Unban or ModelAct.SetRole:
                return Of(attempt, attempt.Target!.Value).SelectMany(other => OnOther(world, attempt, me, other));
            default:
                return ["ok"];
        }
    }

    private static IEnumerable<string> OnOther(ChatWorld world, Attempt attempt, Standing me, Standing other)
    {
        var (user, target) = (attempt.User, attempt.Target!.Value);
        var (begin, end) = (attempt.Begin, attempt.End);
        switch (attempt.Act)
        {
            case ModelAct.Add when other.IsIn:
                return ["ok"];
            case ModelAct.Add:
                return world.Blocks(target, user).During(begin, end).SelectMany(blocked => blocked ? ["not_found"]
                    : world.Blocks(user, target).During(begin, end).SelectMany(blocking => blocking ? ["blocked"]
                    : attempt.Chat.Bans[target].During(begin, end).Select(banned => banned ? "user_banned" : "ok")));
            case ModelAct.Kick when other.Place == Place.Never:
                // Of somebody who was banned there is something to know.
                return attempt.Chat.Bans[target].Changes.Count > 1 ? ["ok", "not_found"] : ["not_found"];
            case ModelAct.Kick when other.Place == Place.Out:
                return ["ok"];
            case ModelAct.Ban or ModelAct.Unban when other.Place == Place.Never:
                return world.Blocks(target, user).During(begin, end).Select(blocked => blocked && attempt.Chat.Bans[target].Changes.Count == 1 ? "not_found" : "ok").Append("ok");
            case ModelAct.SetRole when !other.IsIn:
                return ["not_found"];
            case ModelAct.SetRole when other.Role == 1 && attempt.Chat.WasAsked[target]:
                return ["ok", "not_found"]; // to who has only been asked no role is given
            default:
                return [me.Role > other.Role ? "ok" : "forbidden"];
        }
    }

    private static IEnumerable<string> Blocks(ChatWorld world, Attempt attempt)
    {
        var (one, other) = (attempt.User, Array.FindIndex(attempt.Chat.Standings, 0, standing => standing.Last.IsIn));
        if (one == other)
            other = Array.FindLastIndex(attempt.Chat.Standings, standing => standing.Last.IsIn);
        return world.Blocks(other, one).During(attempt.Begin, attempt.End).SelectMany(blocked => blocked ? ["not_found"]
            : world.Blocks(one, other).During(attempt.Begin, attempt.End).Select(blocking => blocking ? "blocked" : "ok"));
    }

    // The newest that they see, without holes but for what they have hidden, and with all that was acknowledged before.
    private static void Check(ChatWorld world, Glance glance)
    {
        var (chat, user) = (glance.Chat, glance.User);
        var isRight = chat.Standings[user].During(glance.Begin, glance.End).Any(standing =>
        {
            if (standing.Place == Place.Never || glance.Sequences.Any(sequence => !standing.Sees(sequence)) || glance.Sequences.Zip(glance.Sequences.Skip(1)).Any(pair => pair.First <= pair.Second))
                return false;
            var top = glance.Sequences.Count > 0 ? glance.Sequences[0] : 0;
            var bottom = glance.Sequences.Count == 30 ? glance.Sequences[^1] : Math.Max(standing.Since, 0) + 1;
            var seen = glance.Sequences.ToHashSet();
            return chat.Log.All(message =>
                !standing.Sees(message.Sequence) || message.Sequence < bottom || seen.Contains(message.Sequence) || message.HiddenFrom.ContainsKey(user)
                || message.Sequence <= chat.ClearedAt[user] || (message.Sequence > top && !(message.End < glance.Begin)));
        });
        if (!isRight)
            world.Problems.Enqueue($"{user} saw of the {chat.Kind} {chat.Id}, standing {string.Join(" or ", chat.Standings[user].During(glance.Begin, glance.End))}: {string.Join(' ', glance.Sequences)}.");
    }

    // Unread is what there was of others after the mark, at some moment of the call.
    private static void Check(ChatWorld world, ModelRead read)
    {
        var after = read.Chat.Log.Where(message => message.Sequence > read.UpTo && message.Sender != read.User && !message.IsSystem).ToArray();
        var (least, most) = (after.Count(message => message.End < read.Begin), after.Count(message => message.Begin <= read.End));
        if (read.Unread < least || read.Unread > most)
            world.Problems.Enqueue($"{read.User} read {read.Chat.Id} up to {read.UpTo} and was told of {read.Unread} unread, to be {least} to {most}.");
    }
}
