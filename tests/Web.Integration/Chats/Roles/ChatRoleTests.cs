using System.Collections.Concurrent;
using InstaHub.TestSupport.Live;
using InstaHub.Web.Integration.Users;

namespace InstaHub.Web.Integration.Chats.Roles;

/// <summary>Everybody who can stand to a group or a channel in some way, against everything that can be done in it, by HTTP and by the hub.</summary>
public sealed class ChatRoleTests(SocialProduct social) : IAsyncLifetime
{
    // What was there while they were in it is seen by who is out, and taken from their own sight; of who never was in it there is nothing.
    private const string Group =
        """
        of a group                  owner  admin  member  asked  left  kicked  banned  shut  stranger
        see the chat                200    200    200     200    200   200     200     404   404
        read messages               200    200    200     200    200   200     200     404   404
        see pins                    200    200    200     200    200   200     200     404   404
        see what waits              200    200    200     200    200   200     200     404   404
        see members                 200    200    200     200    out   out     out     404   404
        see edits                   200    200    200     200    200   200     200     404   404
        see readers                 200    200    200     200    out   out     out     404   404
        search in it                200    200    200     200    200   200     200     404   404
        send                        201    201    201     201    out   out     out     404   404
        send a reply                201    201    201     201    out   out     out     404   404
        schedule                    202    202    202     202    out   out     out     404   404
        forward into it             201    201    201     201    out   out     out     404   404
        forward from it             201    201    201     201    201   201     201     404   404
        edit one's own              200    200    200     -      out   out     out     -     -
        edit another's              no     no     no      no     out   out     out     404   404
        delete one's own            204    204    204     -      out   out     out     -     -
        delete another's            204    204    no      no     out   out     out     404   404
        hide a message              204    204    204     204    204   204     204     404   404
        react                       200    200    200     200    out   out     out     404   404
        unreact                     200    200    200     200    out   out     out     404   404
        pin a message               200    200    no      no     out   out     out     404   404
        unpin a message             200    200    no      no     out   out     out     404   404
        read up to                  200    200    200     200    out   out     out     404   404
        accept                      200    200    200     200    out   out     out     404   404
        mute                        200    200    200     200    out   out     out     404   404
        unmute                      200    200    200     200    out   out     out     404   404
        pin the chat                200    200    200     200    out   out     out     404   404
        unpin the chat              200    200    200     200    out   out     out     404   404
        archive                     200    200    200     200    out   out     out     404   404
        unarchive                   200    200    200     200    out   out     out     404   404
        rename                      200    200    no      no     out   out     out     404   404
        describe                    200    200    no      no     out   out     out     404   404
        take the picture away       200    200    no      no     out   out     out     404   404
        let messages expire         200    200    no      no     out   out     out     404   404
        add somebody                200    200    no      no     out   out     out     404   404
        add who is banned           409 user_banned  409 user_banned  no  no  out  out  out  404  404
        invite                      201    201    no      no     out   out     out     404   404
        kick a member               204    204    no      no     out   out     out     404   404
        kick an admin               204    no     no      no     out   out     out     404   404
        kick the owner              -      no     no      no     out   out     out     404   404
        kick a stranger             404    404    no      no     out   out     out     404   404
        ban a member                200    200    no      no     out   out     out     404   404
        ban an admin                200    no     no      no     out   out     out     404   404
        ban the owner               -      no     no      no     out   out     out     404   404
        ban a stranger              200    200    no      no     out   out     out     404   404
        lift a ban                  200    200    no      no     out   out     out     404   404
        make an admin               200    no     no      no     out   out     out     404   404
        unmake an admin             200    no     no      no     out   out     out     404   404
        give the chat away          200    no     no      no     out   out     out     404   404
        give a role to who is out   404    no     no      no     out   out     out     404   404
        leave                       200    200    200     200    out   out     out     404   404
        put oneself out             204    204    204     204    out   out     out     404   404
        come by an invitation       200    200    200     200    200   200     ban     ban   200
        end or clear it             204    no     no      no     204   204     204     404   404
        hub: send                   201    201    201     201    out   out     out     404   404
        hub: edit one's own         200    200    200     -      out   out     out     -     -
        hub: edit another's         no     no     no      no     out   out     out     404   404
        hub: delete one's own       204    204    204     -      out   out     out     -     -
        hub: delete another's       204    204    no      no     out   out     out     404   404
        hub: hide a message         204    204    204     204    204   204     204     404   404
        hub: read up to             200    200    200     200    out   out     out     404   404
        hub: start typing           200    200    200     200    out   out     out     404   404
        hub: stop typing            200    200    200     200    out   out     out     404   404
        hub: react                  200    200    200     200    out   out     out     404   404
        hub: unreact                200    200    200     200    out   out     out     404   404
        """;

    // Its readers read, react and keep it as they like; who writes, and who sees who else reads, are owner and admins.
    private const string Channel =
        """
        of a channel                owner  admin  member  asked  left  kicked  banned  shut  stranger
        see the chat                200    200    200     200    200   200     200     404   404
        read messages               200    200    200     200    200   200     200     404   404
        see pins                    200    200    200     200    200   200     200     404   404
        see what waits              200    200    200     200    200   200     200     404   404
        see members                 200    200    no      no     out   out     out     404   404
        see edits                   200    200    200     200    200   200     200     404   404
        see readers                 200    200    no      no     out   out     out     404   404
        search in it                200    200    200     200    200   200     200     404   404
        send                        201    201    no      no     out   out     out     404   404
        send a reply                201    201    no      no     out   out     out     404   404
        schedule                    202    202    no      no     out   out     out     404   404
        forward into it             201    201    no      no     out   out     out     404   404
        forward from it             201    201    201     201    201   201     201     404   404
        edit one's own              200    200    -       -      -     -       -       -     -
        edit another's              no     no     no      no     out   out     out     404   404
        delete one's own            204    204    -       -      -     -       -       -     -
        delete another's            204    204    no      no     out   out     out     404   404
        hide a message              204    204    204     204    204   204     204     404   404
        react                       200    200    200     200    out   out     out     404   404
        unreact                     200    200    200     200    out   out     out     404   404
        pin a message               200    200    no      no     out   out     out     404   404
        unpin a message             200    200    no      no     out   out     out     404   404
        read up to                  200    200    200     200    out   out     out     404   404
        accept                      200    200    200     200    out   out     out     404   404
        mute                        200    200    200     200    out   out     out     404   404
        unmute                      200    200    200     200    out   out     out     404   404
        pin the chat                200    200    200     200    out   out     out     404   404
        unpin the chat              200    200    200     200    out   out     out     404   404
        archive                     200    200    200     200    out   out     out     404   404
        unarchive                   200    200    200     200    out   out     out     404   404
        rename                      200    200    no      no     out   out     out     404   404
        describe                    200    200    no      no     out   out     out     404   404
        take the picture away       200    200    no      no     out   out     out     404   404
        let messages expire         200    200    no      no     out   out     out     404   404
        add somebody                200    200    no      no     out   out     out     404   404
        add who is banned           409 user_banned  409 user_banned  no  no  out  out  out  404  404
        invite                      201    201    no      no     out   out     out     404   404
        kick a member               204    204    no      no     out   out     out     404   404
        kick an admin               204    no     no      no     out   out     out     404   404
        kick the owner              -      no     no      no     out   out     out     404   404
        kick a stranger             404    404    no      no     out   out     out     404   404
        ban a member                200    200    no      no     out   out     out     404   404
        ban an admin                200    no     no      no     out   out     out     404   404
        ban the owner               -      no     no      no     out   out     out     404   404
        ban a stranger              200    200    no      no     out   out     out     404   404
        lift a ban                  200    200    no      no     out   out     out     404   404
        make an admin               200    no     no      no     out   out     out     404   404
        unmake an admin             200    no     no      no     out   out     out     404   404
        give the chat away          200    no     no      no     out   out     out     404   404
        give a role to who is out   404    no     no      no     out   out     out     404   404
        leave                       200    200    200     200    out   out     out     404   404
        put oneself out             204    204    204     204    out   out     out     404   404
        come by an invitation       200    200    200     200    200   200     ban     ban   200
        end or clear it             204    no     no      no     204   204     204     404   404
        hub: send                   201    201    no      no     out   out     out     404   404
        hub: edit one's own         200    200    -       -      -     -       -       -     -
        hub: edit another's         no     no     no      no     out   out     out     404   404
        hub: delete one's own       204    204    -       -      -     -       -       -     -
        hub: delete another's       204    204    no      no     out   out     out     404   404
        hub: hide a message         204    204    204     204    204   204     204     404   404
        hub: read up to             200    200    200     200    out   out     out     404   404
        hub: start typing           200    200    no      no     out   out     out     404   404
        hub: stop typing            200    200    no      no     out   out     out     404   404
        hub: react                  200    200    200     200    out   out     out     404   404
        hub: unreact                200    200    200     200    out   out     out     404   404
        """;

    private readonly ConcurrentDictionary<Guid, Task<SignalRTestClient>> _clients = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        foreach (var client in _clients.Values)
            await (await client).DisposeAsync();
    }

    [Theory]
    [InlineData("group", Group, 500)]
    [InlineData("channel", Channel, 500)]
    public async Task Each_act_is_answered_as_the_table_has_it(string kind, string text, int atLeast)
    {
        var table = new RoleTable(text);
        Assert.Equal(RoleActs.Names.Except(["open it", "put them into a group"]).Order(), table.Lines.Select(line => line.Act).Order());
        var people = await ChatScene.MakePeopleAsync(social);
        var homes = new Dictionary<string, (Guid Chat, Guid Message)>();
        foreach (var who in table.Columns)
        {
            var home = await people[who].MakeChat("channel");
            homes[who] = (home, (await people[who].Say(home, "at home")).GetProperty("id").GetGuid());
        }

        var (wrong, count) = (new ConcurrentQueue<string>(), 0);
        await Parallel.ForEachAsync(table.Lines, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (line, _) =>
        {
            // A refusal leaves the chat as it was; after a success the next one finds another.
            ChatScene? scene = null;
            foreach (var (who, expected) in line.Cells.OrderBy(cell => cell.Expected[0] == '2'))
            {
                scene ??= await ChatScene.MakeAsync(kind, people);
                var own = line.Act.EndsWith("one's own", StringComparison.Ordinal) ? scene.OwnOf(who) : Guid.Empty;
                var cell = new RoleCell(people[who], scene.Chat, scene.Message, own, homes[who].Chat, homes[who].Message, people, scene.Invite);
                var actual = await RoleActs.DoAsync(line.Act, cell, ConnectAsync);
                if (!RoleActs.IsSame(line.Act, expected, actual))
                    wrong.Enqueue($"{line.Act} by {who}: {actual}, to be {expected}");
                if (expected[0] != '2' && await scene.CountAsync() != scene.LastSequence)
                    wrong.Enqueue($"{line.Act} by {who} was refused and there is a message of it");
                Interlocked.Increment(ref count);
                if (expected[0] == '2' && !IsReading(line.Act))
                    scene = null;
            }
        });

        Assert.True(wrong.IsEmpty, string.Join(Environment.NewLine, wrong.Order()));
        Assert.InRange(count, atLeast, int.MaxValue);
    }

    private static bool IsReading(string act) => act.StartsWith("see ", StringComparison.Ordinal) || act is "read messages" or "search in it";

    private Task<SignalRTestClient> ConnectAsync(Person person) => _clients.GetOrAdd(person.Id, _ => social.Connect(person));
}
