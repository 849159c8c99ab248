using System.Security.Claims;
using InstaHub.Web.Security.Authentication;

namespace InstaHub.Web.Integration.Accounts;

/// <summary>The memory of verified tokens.</summary>
public sealed class VerifiedTokensTests
{
    private const int Capacity = 100;

    private readonly VerifiedTokens _tokens = new(Capacity);

    [Fact]
    public void A_token_is_found_as_it_was_added_and_not_as_any_other()
    {
        var caller = Caller();
        _tokens.Add("a.b.c", caller);

        Assert.Same(caller, _tokens.Find("a.b.c"));
        Assert.Null(_tokens.Find("a.b.C"));
        Assert.Null(_tokens.Find("a.b.c="));
        Assert.Null(_tokens.Find(""));
    }

    [Fact]
    public void However_many_come_no_more_than_the_capacity_are_kept_and_the_newest_are()
    {
        for (var i = 0; i < Capacity * 20; i++)
        {
            _tokens.Add($"token {i}", Caller());
            Assert.InRange(_tokens.Count, 1, Capacity + 1);
            Assert.NotNull(_tokens.Find($"token {i}"));
        }

        Assert.Null(_tokens.Find("token 0"));
    }

    [Fact]
    public void What_is_used_stays_while_others_come_and_go()
    {
        _tokens.Add("used", Caller());
        for (var i = 0; i < Capacity * 20; i++)
        {
            _tokens.Add($"token {i}", Caller());
            Assert.NotNull(_tokens.Find("used"));
        }
    }

    private static VerifiedCaller Caller() => new(new ClaimsPrincipal(), DateTimeOffset.MaxValue);
}
