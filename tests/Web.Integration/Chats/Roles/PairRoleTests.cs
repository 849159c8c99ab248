using System.Collections.Concurrent;
using InstaHub.TestSupport.Live;
using InstaHub.Web.Integration.Posts;
using InstaHub.Web.Integration.Users;

namespace InstaHub.Web.Integration.Chats.Roles;

/// <summary>Whatever may be between the two of a private chat, against everything that can be done in it, by HTTP and by the hub.</summary>
public sealed class PairRoleTests(SocialProduct social) : IAsyncLifetime
{
    // Columns say what they are to the other. What reaches the other is refused where one blocks; that one is blocked is not told.
    private const string Private =
        """
        of a private chat        friend  asked  asking  restricting  restricted  muting  blocking  blocked  both  left behind  stranger
        see the chat             200     200    200     200          200         200     200       200      200   200          404
        read messages            200     200    200     200          200         200     200       200      200   200          404
        see pins                 200     200    200     200          200         200     200       200      200   200          404
        see what waits           200     200    200     200          200         200     200       200      200   200          404
        see members              200     200    200     200          200         200     200       200      200   200          404
        see edits                200     200    200     200          200         200     200       200      200   200          404
        see readers              200     200    200     200          200         200     200       200      200   200          404
        search in it             200     200    200     200          200         200     200       200      200   200          404
        read up to               200     200    200     200          200         200     200       200      200   200          404
        mute                     200     200    200     200          200         200     200       200      200   200          404
        unmute                   200     200    200     200          200         200     200       200      200   200          404
        pin the chat             200     200    200     200          200         200     200       200      200   200          404
        unpin the chat           200     200    200     200          200         200     200       200      200   200          404
        archive                  200     200    200     200          200         200     200       200      200   200          404
        unarchive                200     200    200     200          200         200     200       200      200   200          404
        rename                   pair    pair   pair    pair         pair        pair    pair      pair     pair  pair         404
        describe                 pair    pair   pair    pair         pair        pair    pair      pair     pair  pair         404
        take the picture away    pair    pair   pair    pair         pair        pair    pair      pair     pair  pair         404
        add somebody             pair    pair   pair    pair         pair        pair    pair      pair     pair  pair         404
        invite                   pair    pair   pair    pair         pair        pair    pair      pair     pair  pair         404
        kick a member            pair    pair   pair    pair         pair        pair    pair      pair     pair  pair         404
        ban a member             pair    pair   pair    pair         pair        pair    pair      pair     pair  pair         404
        lift a ban               pair    pair   pair    pair         pair        pair    pair      pair     pair  pair         404
        make an admin            pair    pair   pair    pair         pair        pair    pair      pair     pair  pair         404
        leave                    pair    pair   pair    pair         pair        pair    pair      pair     pair  pair         404
        put oneself out          pair    pair   pair    pair         pair        pair    pair      pair     pair  pair         404
        react                    200     200    200     200          200         200     blk       404      404   404          404
        hub: react               200     200    200     200          200         200     blk       404      404   404          404
        hub: unreact             200     200    200     200          200         200     blk       404      404   404          404
        unreact                  200     200    200     200          200         200     blk       404      404   404          404
        pin a message            200     200    200     200          200         200     blk       404      404   404          404
        unpin a message          200     200    200     200          200         200     blk       404      404   404          404
        let messages expire      200     200    200     200          200         200     blk       404      404   404          404
        edit another's           no      no     -       no           no          no      blk       404      404   404          404
        hub: edit another's      no      no     -       no           no          no      blk       404      404   404          404
        edit one's own           200     -      200     200          200         200     blk       404      404   404          -
        hub: edit one's own      200     -      200     200          200         200     blk       404      404   404          -
        delete another's         no      no     -       no           no          no      no        no       no    no           404
        hub: delete another's    no      no     -       no           no          no      no        no       no    no           404
        delete one's own         204     -      204     204          204         204     204       204      204   204          -
        hub: delete one's own    204     -      204     204          204         204     204       204      204   204          -
        forward from it          201     201    201     201          201         201     201       201      201   201          404
        hub: read up to          200     200    200     200          200         200     200       200      200   200          404
        hub: start typing        200     200    200     200          200         200     blk       404      404   404          404
        hub: stop typing         200     200    200     200          200         200     blk       404      404   404          404
        accept                   200     200    200     200          200         200     200       200      200   200          404
        schedule                 202     202    202     202          202         202     blk       404      404   404          404
        send                     201     201    201     201          201         201     blk       404      404   404          404
        send a reply             201     201    201     201          201         201     blk       404      404   404          404
        hub: send                201     201    201     201          201         201     blk       404      404   404          404
        forward into it          201     201    201     201          201         201     blk       404      404   404          404
        open it                  200     200    200     200          200         200     blk       404      404   404          -
        put them into a group    201     201    201     201          201         201     blk       404      404   404          -
        hide a message           204     204    204     204          204         204     204       204      204   204          404
        hub: hide a message      204     204    204     204          204         204     204       204      204   204          404
        end or clear it          204     204    204     204          204         204     204       204      204   204          404
        """;

    private readonly ConcurrentDictionary<Guid, Task<SignalRTestClient>> _clients = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        foreach (var client in _clients.Values)
            await (await client).DisposeAsync();
    }

    [Fact]
    public async Task Each_act_is_answered_as_the_table_has_it()
    {
        var table = new RoleTable(Private);
        var wrong = new ConcurrentQueue<string>();
        await Parallel.ForEachAsync(table.Columns, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (who, _) =>
        {
            var cell = await MakeAsync(who);
            // In the order of the table: those that change what comes after them are the last.
            foreach (var (act, cells) in table.Lines)
            {
                foreach (var (_, expected) in cells.Where(one => one.Who == who))
                {
                    var actual = await RoleActs.DoAsync(act, cell, ConnectAsync);
                    if (!RoleActs.IsSame(act, expected, actual))
                        wrong.Enqueue($"{act} by who is {who}: {actual}, to be {expected}");
                }
            }
        });

        Assert.True(wrong.IsEmpty, string.Join(Environment.NewLine, wrong.Order()));
        Assert.InRange(table.Lines.Sum(line => line.Cells.Count()), 550, int.MaxValue);
    }

    // A chat of two, in which there are messages, and then something between them.
    private async Task<RoleCell> MakeAsync(string who)
    {
        var (me, peer, third) = (await social.CreateUser("me"), await social.CreateUser("peer"), await social.CreateUser("third"));
        if (who == "asked")
            await peer.Follow(me);
        else
            await me.Follow(peer);
        if (who is not ("asked" or "asking"))
            await peer.Follow(me);
        var first = who == "asking" ? me : peer;
        var chat = await first.MakeChat("private", first == me ? peer : me);
        // Who writes accepts.
        var own = who == "asked" ? Guid.Empty : (await me.Say(chat, "by me")).Id();
        var message = who == "asking" ? (await me.Say(chat, "by me too")).Id() : (await peer.Say(chat, "by the other")).Id();
        var actor = who == "stranger" ? third : me;
        var home = await actor.MakeChat("channel");
        var homeMessage = (await actor.Say(home, "at home")).Id();

        if (who is "blocking" or "both")
            await me.Block(peer);
        if (who is "blocked" or "both")
            await peer.Block(me);
        if (who == "restricting")
            await me.DataAsync(me.PutAsync($"users/{peer.Id}/restrict"));
        if (who == "restricted")
            await peer.DataAsync(peer.PutAsync($"users/{me.Id}/restrict"));
        if (who == "muting")
            await me.DataAsync(me.PutAsync($"users/{peer.Id}/mute"));
        if (who == "left behind")
            await social.SetStatus(peer, 1);
        return new RoleCell(
            actor, chat, message, own, home, homeMessage, new Dictionary<string, Person> { ["peer"] = peer, ["other"] = peer, ["banned"] = peer, ["new"] = third }, "");
    }

    private Task<SignalRTestClient> ConnectAsync(Person person) => _clients.GetOrAdd(person.Id, _ => social.Connect(person));
}
