namespace InstaHub.Web.Integration.Chats.Model;

/// <summary>Coming and going, and roles.</summary>
internal sealed partial class ChatActor
{
    private async Task MoveAsync(ModelChat chat)
    {
        if (chat.IsPrivate)
            return;
        var act = random.Next(100) switch
        {
            < 33 => ModelAct.Add,
            < 45 => ModelAct.Kick,
            < 55 => ModelAct.Ban,
            < 60 => ModelAct.Unban,
            < 70 => ModelAct.Leave,
            < 88 => ModelAct.Join,
            _ => ModelAct.SetRole,
        };
        // What only some may do is mostly done by those.
        if (act is not (ModelAct.Leave or ModelAct.Join) && chat.BelievedRoles[user] < (act == ModelAct.SetRole ? 3 : 2) && random.Next(5) > 0)
            return;
        if (act == ModelAct.Leave && chat.Believed.Count(isIn => isIn) < 6)
            return; // with the last one it would end
        var target = act switch
        {
            ModelAct.Leave or ModelAct.Join => user,
            ModelAct.Add => PickUser(chat, isIn: false),
            ModelAct.Unban => Enumerable.Range(0, world.Users).LastOrDefault(other => chat.Bans[other].Last, random.Next(world.Users)),
            _ => PickUser(chat, isIn: true),
        };
        if (target == user && act is not (ModelAct.Leave or ModelAct.Join))
            return;

        // Groups tell in their log who came and went, and in which order; channels do not, and who owns a chat, or has a role, is in no log.
        var isOrdered = chat.Kind == "channel" || act == ModelAct.SetRole || (act == ModelAct.Leave && chat.BelievedRoles[user] == 3);
        var isBan = act is ModelAct.Ban or ModelAct.Unban;
        if (isOrdered)
            await chat.Roles.WaitAsync();
        if (isBan)
            await chat.Banning.WaitAsync();
        try
        {
            if (act != ModelAct.Leave || isOrdered || chat.BelievedRoles[user] < 3)
                await MoveAsync(chat, act, target);
        }
        finally
        {
            if (isBan)
                chat.Banning.Release();
            if (isOrdered)
                chat.Roles.Release();
        }
    }

    private async Task MoveAsync(ModelChat chat, ModelAct act, int target)
    {
        var role = act == ModelAct.SetRole ? random.Next(10) == 0 ? 3 : 1 + random.Next(2) : 0;
        var (path, other) = ($"chats/{chat.Id}", world.People[target].Id);
        var begin = ChatWorld.Now;
        var (code, _) = act switch
        {
            ModelAct.Add => await AskAsync(HttpMethod.Post, $"{path}/members", new { users = new[] { other } }),
            ModelAct.Kick => await AskAsync(HttpMethod.Delete, $"{path}/members/{other}"),
            ModelAct.Ban => await AskAsync(HttpMethod.Put, $"{path}/bans/{other}"),
            ModelAct.Unban => await AskAsync(HttpMethod.Delete, $"{path}/bans/{other}"),
            ModelAct.Leave => await AskAsync(HttpMethod.Post, $"{path}/leave"),
            ModelAct.Join => await AskAsync(HttpMethod.Post, "chats/join", new { invite = chat.Invite }),
            _ => await AskAsync(HttpMethod.Patch, $"{path}/members/{other}", new { role = role switch { 1 => "member", 2 => "admin", _ => "owner" } }),
        };
        var end = ChatWorld.Now;
        int? heir = null;
        if (code == "ok")
        {
            if (act is ModelAct.Ban or ModelAct.Unban)
                chat.Bans[target].Add(act == ModelAct.Ban, begin, end);
            if (act == ModelAct.Leave && chat.BelievedRoles[user] == 3)
            {
                heir = world.NumberOf((await database.QueryAsync<Guid>($"select user_id from chat_members where chat_id = '{chat.Id}' and role = 3 and state in (1, 2)")).Single());
                chat.BelievedRoles[heir.Value] = 3;
            }
            if (chat.Kind == "channel")
                await EnterMoveAsync(chat, act, target, role, heir, begin, end);
            Believe(chat, act, target, role);
        }
        Note(chat, act, code, begin, target: target, role: role, heir: heir);
    }

    private void Believe(ModelChat chat, ModelAct act, int target, int role)
    {
        if (act == ModelAct.SetRole)
        {
            chat.BelievedRoles[target] = role;
            if (role == 3)
                chat.BelievedRoles[user] = 2;
        }
        else if (act is ModelAct.Add or ModelAct.Join)
        {
            chat.Believed[target] = true;
        }
        else if (act != ModelAct.Unban)
        {
            (chat.Believed[target], chat.BelievedRoles[target]) = (false, 1);
        }
    }

    // Where it was is read, for no message tells; that it was there, between what was known before and after, is looked at.
    private async Task EnterMoveAsync(ModelChat chat, ModelAct act, int target, int role, int? heir, long begin, long end)
    {
        var before = chat.Standings[target].Last;
        switch (act)
        {
            case ModelAct.SetRole:
                chat.Standings[target].Add(before with { Role = role }, begin, end);
                if (role == 3)
                    chat.Standings[user].Add(chat.Standings[user].Last with { Role = 2 }, begin, end);
                break;
            case ModelAct.Add or ModelAct.Join when !before.IsIn:
                chat.Standings[target].Add(new Standing(Place.In, 1, 0, null, await ReadMarkAsync(chat, target, "read_up_to")), begin, end);
                chat.Ask(target, act == ModelAct.Join ? [] : [.. world.Follows(target, user, begin, end)]);
                break;
            case ModelAct.Join:
                chat.Requested[target] = false;
                break;
            case ModelAct.Kick or ModelAct.Ban or ModelAct.Leave when before.IsIn:
                chat.Standings[target].Add(before with { Place = Place.Out, Role = 1, Until = await ReadMarkAsync(chat, target, "until_sequence") }, begin, end);
                if (heir is { } next)
                    chat.Standings[next].Add(chat.Standings[next].Last with { Role = 3 }, begin, end);
                break;
        }
    }

    private async Task<long> ReadMarkAsync(ModelChat chat, int target, string column)
    {
        var mark = (await database.QueryAsync<long>($"select {column} from chat_members where chat_id = '{chat.Id}' and user_id = '{world.People[target].Id}'")).Single();
        return mark;
    }

    private int PickUser(ModelChat chat, bool isIn)
    {
        for (var i = 0; i < 20; i++)
        {
            var other = random.Next(world.Users);
            if (chat.Believed[other] == isIn)
                return other;
        }
        return random.Next(world.Users);
    }
}
