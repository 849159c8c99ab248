using InstaHub.GrainInterfaces.Chats;
using InstaHub.GrainInterfaces.Common;
using InstaHub.GrainInterfaces.Graph;
using InstaHub.Grains.Chats;

namespace InstaHub.Grains.Unit.Chats;

/// <summary>Every act by every role, state and relationship, against the table written out here.</summary>
public sealed class ChatRulesTests
{
    // What each may do who is in, by kind and role: the acts that those below them may not.
    private static readonly ChatAct[] Anybody =
        [ChatAct.See, ChatAct.React, ChatAct.DeleteOwn, ChatAct.Hide, ChatAct.Clear, ChatAct.Mark, ChatAct.Accept, ChatAct.Read];

    private static readonly ChatAct[] WhoWrites = [ChatAct.Send, ChatAct.EditMessage, ChatAct.SeeMembers, ChatAct.SeeReaders];

    private static readonly ChatAct[] Admins =
        [ChatAct.DeleteOthers, ChatAct.PinMessage, ChatAct.SetExpiry, ChatAct.Edit, ChatAct.Add, ChatAct.Invite, ChatAct.Kick, ChatAct.Ban];

    private static readonly ChatAct[] Owners = [ChatAct.SetRole, ChatAct.Close];

    private static readonly ChatAct[] ReachTheOther = [ChatAct.Send, ChatAct.React, ChatAct.EditMessage, ChatAct.PinMessage, ChatAct.SetExpiry];

    public static TheoryData<ChatAct> Acts => [.. Enum.GetValues<ChatAct>()];

    [Theory, MemberData(nameof(Acts))]
    public void In_groups_and_channels_it_is_the_role_that_decides(ChatAct act)
    {
        foreach (var kind in new[] { ChatKind.Group, ChatKind.Channel })
        {
            foreach (var role in Enum.GetValues<ChatRole>())
            {
                IEnumerable<ChatAct> may = [.. Anybody, ChatAct.Leave];
                if (role >= ChatRole.Admin || kind == ChatKind.Group)
                    may = [.. may, .. WhoWrites];
                if (role >= ChatRole.Admin)
                    may = [.. may, .. Admins];
                if (role == ChatRole.Owner)
                    may = [.. may, .. Owners];
                foreach (var state in new[] { MemberState.In, MemberState.Requested })
                    Is(may.Contains(act) ? null : ChatErrors.NotAllowed, act, new ChatStanding(kind, role, state));
            }
        }
    }

    [Theory, MemberData(nameof(Acts))]
    public void Who_is_out_sees_what_was_and_does_nothing(ChatAct act)
    {
        foreach (var kind in new[] { ChatKind.Group, ChatKind.Channel })
        {
            foreach (var state in new[] { MemberState.Left, MemberState.Kicked, MemberState.Banned })
                Is(act is ChatAct.See or ChatAct.Hide or ChatAct.Clear ? null : ChatErrors.NotAMember, act, new ChatStanding(kind, ChatRole.Member, state));
        }
    }

    [Theory, MemberData(nameof(Acts))]
    public void To_who_never_was_in_it_there_is_no_chat(ChatAct act)
    {
        foreach (var kind in Enum.GetValues<ChatKind>())
        {
            foreach (var role in Enum.GetValues<ChatRole>())
                Is(ChatErrors.NoSuchChat, act, new ChatStanding(kind, role, null));
        }
    }

    [Theory, MemberData(nameof(Acts))]
    public void In_private_both_are_alike_unless_one_blocks_the_other(ChatAct act)
    {
        IEnumerable<ChatAct> may = [.. Anybody, .. WhoWrites, ChatAct.PinMessage, ChatAct.SetExpiry];
        foreach (var state in new[] { MemberState.In, MemberState.Requested })
        {
            var plain = may.Contains(act) ? null : act == ChatAct.DeleteOthers ? ChatErrors.NotTheSender : ChatErrors.PrivateChat;
            foreach (var peer in new[] { Relation.None, Relation.Following, Relation.FollowedBy, Relation.Muting, Relation.Restricting })
                Is(plain, act, new ChatStanding(ChatKind.Private, ChatRole.Member, state, peer));

            var reaches = ReachTheOther.Contains(act);
            Is(reaches ? GraphErrors.Blocked : plain, act, new ChatStanding(ChatKind.Private, ChatRole.Member, state, Relation.Blocking));
            Is(reaches ? ChatErrors.NoSuchChat : plain, act, new ChatStanding(ChatKind.Private, ChatRole.Member, state, Relation.BlockedBy));
            Is(reaches ? ChatErrors.NoSuchChat : plain, act, new ChatStanding(ChatKind.Private, ChatRole.Member, state, Relation.Blocking | Relation.BlockedBy));
            Is(reaches ? ChatErrors.NoSuchChat : plain, act, new ChatStanding(ChatKind.Private, ChatRole.Member, state, Relation.None, IsPeerThere: false));
        }
    }

    [Fact]
    public void One_is_above_those_of_lower_roles_alone()
    {
        foreach (var role in Enum.GetValues<ChatRole>())
        {
            foreach (var other in Enum.GetValues<ChatRole>())
                Assert.Equal((int)role > (int)other, ChatRules.IsAbove(role, other));
        }
    }

    private static void Is(Error? expected, ChatAct act, ChatStanding standing) =>
        Assert.True(expected == ChatRules.Refusal(act, standing), $"{act} by {standing}: {ChatRules.Refusal(act, standing)?.Code ?? "allowed"}");
}

/// <summary>What people may say and react by.</summary>
public sealed class ChatInputTests
{
    [Theory]
    [InlineData("👍", true)]
    [InlineData("❤️", true)]
    [InlineData("❤", true)]
    [InlineData("👍🏽", true)]
    [InlineData("👨‍👩‍👧", true)]
    [InlineData("🇫🇷", true)]
    [InlineData("1️⃣", true)]
    [InlineData("🏴\U000E0067\U000E0062\U000E0065\U000E006E\U000E0067\U000E007F", true)]
    [InlineData("‼️", true)]
    [InlineData("", false)]
    [InlineData("a", false)]
    [InlineData("1", false)]
    [InlineData("é", false)]
    [InlineData("👍👍", false)]
    [InlineData("👍 ", false)]
    [InlineData("\0", false)]
    [InlineData("+", false)]
    [InlineData("^", false)]
    public void A_reaction_is_one_emoji(string text, bool isEmoji) => Assert.Equal(isEmoji, ChatInput.IsEmoji(text));

    [Fact]
    public void Half_a_surrogate_pair_is_none() => Assert.False(ChatInput.IsEmoji("\ud83d"));

    [Fact]
    public void Nobody_is_in_a_chat_twice()
    {
        var (ada, bob) = (Guid.NewGuid(), Guid.NewGuid());
        var checkedChat = ChatInput.Check(new NewChat(ada, ChatKind.Group, " a ", "", [bob, ada, bob]));
        Assert.Equal([bob], checkedChat.Value!.Members);
        Assert.Equal("a", checkedChat.Value.Name);
        Assert.Equal("validation_failed", ChatInput.Check(new NewChat(ada, ChatKind.Private, "", "", [ada])).Error!.Code);
        Assert.Equal("chat_full", ChatInput.Check(new NewChat(ada, ChatKind.Group, "", "", [.. Enumerable.Range(0, 1000).Select(_ => Guid.NewGuid())])).Error!.Code);
    }
}
