using System.Net;
using System.Text.Json.Nodes;
using BiSSL.Training.Data.Datasets;
using BiSSL.Web.Catalog.Datasets;
using BiSSL.Web.Components.Pages.Datasets;

namespace BiSSL.Tests.Web;

/// <summary>The datasets by REST, checked by processes.</summary>
public sealed class DatasetsTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly Dashboard _dashboard;

    public DatasetsTests() => _dashboard = new Dashboard(_folder["store"], ("DataRoots:0", _folder["pictures"]));

    public void Dispose()
    {
        _dashboard.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task List_OfAllDatasets_SaysWhatIsHere()
    {
        File.WriteAllText(Path.Combine(Directory.CreateDirectory(_folder["data/dtd"]).FullName, "dtd-r1.0.1.tar.gz.part"), "some");
        File.WriteAllText(Path.Combine(Directory.CreateDirectory(_folder["data/pets"]).FullName, "images.tar.gz"), "some more");
        using HttpClient script = _dashboard.Script();

        var sets = (await DashboardTest.Send(script, HttpMethod.Get, "api/data")).AsArray().ToDictionary(set => (string)set!["name"]!, set => set!);

        Assert.Equal(Dataset.All.Select(set => set.Name), sets.Keys);
        Assert.Equal("drawn own missing coming here", string.Join(' ', new[] { "shapes", "folder", "stl10", "dtd", "pets" }.Select(name => sets[name]["standing"])));
        Assert.Equal((9, "paper/pets"), ((int)sets["pets"]["bytes"]!, (string)sets["pets"]["preset"]!));
    }

    [Fact]
    public async Task Check_OfAFolderOfOnesOwn_TellsWhatItFoundAndShowsExamplesToWhoIsSignedIn()
    {
        using HttpClient script = _dashboard.Script();
        await DashboardTest.Send(script, HttpMethod.Post, "api/data/folder/check", $$"""{"folder":"{{_folder["pictures/<b>"]}}"}""", HttpStatusCode.Accepted);
        JsonNode set = await Checked(script, "folder");
        using HttpResponseMessage row = await script.GetAsync("api/data/folder/examples/0");
        using HttpClient stranger = _dashboard.Stranger();

        Assert.Equal("<b>", (string)set["found"]!["classes"]![0]!["name"]!);
        Assert.Equal(("a row", "image/jpeg"), (await row.Content.ReadAsStringAsync(), row.Content.Headers.ContentType!.MediaType));
        Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.GetAsync("api/data/folder/examples/0")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await script.GetAsync("api/data/folder/examples/1")).StatusCode);
    }

    [Theory]
    [InlineData("folder", "/etc", HttpStatusCode.BadRequest)]
    [InlineData("folder", "", HttpStatusCode.BadRequest)]
    [InlineData("nosuch", "", HttpStatusCode.NotFound)]
    public async Task Check_OfWhatMayNotBeRead_IsRefused(string name, string folder, HttpStatusCode status)
    {
        using HttpClient script = _dashboard.Script();
        using var body = new StringContent($$"""{"folder":"{{folder}}"}""", System.Text.Encoding.UTF8, "application/json");
        using HttpResponseMessage answer = await script.PostAsync($"api/data/{Uri.EscapeDataString(name)}/check", body);
        Assert.Equal(status, answer.StatusCode);
        Assert.False(Directory.Exists(_folder["data/.checked"]));
    }

    [Fact]
    public async Task Check_ThatFindsAFault_SaysItAndTheDatasetIsBroken()
    {
        File.WriteAllText(Path.Combine(Directory.CreateDirectory(_folder["data/pets"]).FullName, "images.tar.gz"), "some more");
        var found = new DatasetFound(DateTimeOffset.UnixEpoch, "", "It is damaged.", [], 0, 0, 0, 0, []);
        found.Write(_folder["data/.checked/pets"], []);
        using HttpClient script = _dashboard.Script();

        JsonNode set = await DashboardTest.Send(script, HttpMethod.Get, "api/data/pets");

        Assert.Equal(("broken", "It is damaged."), ((string)set["standing"]!, (string)set["found"]!["fault"]!));
    }

    [Fact]
    public void Texts_OfWhatACheckFound_AreSentences()
    {
        var found = new DatasetFound(DateTimeOffset.UnixEpoch, "", null, [new("a", 1, 2, 3, 1)], 1, 2, 3000, 4, ["a.jpg is cut short."]);
        Assert.Equal("1 class with 1 training image, 2 validation images and 3,000 test images, and 4 images for the pretext task.", DatasetTexts.Counted(found));
        Assert.Equal("1 file could not be opened; training goes on without it.", DatasetTexts.Skipped(found));
        Assert.Equal("5,000 divided / 8,000; 100,000 without labels", DatasetTexts.Sizes(Dataset.Named("stl10")));
        Assert.Equal("as its folders say, or shares", DatasetTexts.Sizes(Dataset.Named("folder")));
    }

    [Fact]
    public void NewRun_OnAFolder_TakesItAndNotThePresetsDataset()
    {
        var set = new DatasetSummary(Dataset.Named("folder"), "", default!, new DatasetFound(DateTimeOffset.UnixEpoch, "/my pictures", null, [], 0, 0, 0, 0, []), false, null);
        Assert.Equal("/new?preset=paper&set=data.name=folder&set=data.root=%2Fmy%20pictures", DatasetTexts.NewRun(set));
        Assert.Equal("/new?preset=paper&set=data.name=folder", DatasetTexts.NewRun(set with { Found = null }));
    }

    private static async Task<JsonNode> Checked(HttpClient script, string name)
    {
        JsonNode set;
        do
        {
            await Task.Delay(50);
            set = await DashboardTest.Send(script, HttpMethod.Get, $"api/data/{name}");
        }
        while ((bool)set["checking"]!);
        return set;
    }
}
