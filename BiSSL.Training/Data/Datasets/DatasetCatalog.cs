namespace BiSSL.Training.Data.Datasets;

/// <summary>The generated world, folders of pictures, and the paper's fourteen datasets in the order of its Table 1.</summary>
internal static class DatasetCatalog
{
    private const string Oxford = "https://www.robots.ox.ac.uk/~vgg/data/";
    private const string Caltech = "https://data.caltech.edu/records/";
    private const string Princeton = "https://vision.princeton.edu/projects/2010/SUN/";
    private const string Voc = "http://host.robots.ox.ac.uk/pascal/VOC/voc2007/";
    private const string Zalando = "http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/";
    private const string Toronto = "https://www.cs.toronto.edu/~kriz/";

    public static IReadOnlyList<Dataset> All { get; } =
    [
        new() { Name = "shapes", Title = "Generated shapes", Classes = 10, HasUnlabelled = true, Files = "nothing: drawn by this program", Origin = "–" },
        new()
        {
            Name = "folder", Title = "A folder of pictures", HasUnlabelled = true, Origin = "your own",
            Files = "a folder of pictures for each class, or the same below folders train, val and test; unlabelled images below data.unlabelledRoot",
        },
        new()
        {
            Name = "stl10", Title = "STL-10", Classes = 10, Sizes = new(5000, 0, 8000, 100_000), Megabytes = 2640, Side = 96, HasUnlabelled = true,
            Folder = "stl10_binary", Files = "stl10_binary/*.bin", Origin = "stl10_binary.tar.gz from ai.stanford.edu/~acoates/stl10/",
            Archives = [new("http://ai.stanford.edu/~acoates/stl10/stl10_binary.tar.gz", "91f7769df0f17e558f3565bffb0c7dfb")],
            Md5 = new Dictionary<string, string>
            {
                ["train_X.bin"] = "918c2871b30a85fa023e0c44e0bee87f",
                ["train_y.bin"] = "5a34089d4802c674881badbb80307741",
                ["test_X.bin"] = "7f263ba9f9e0b06b93213547f721ac82",
                ["test_y.bin"] = "36f9794fa4beb8a2c72628de14fa638e",
                ["unlabeled_X.bin"] = "5242ba1fed5e4be9e1e742405eb56ca4",
            },
        },
        new()
        {
            Name = "flowers", Title = "Oxford 102 Flowers", Classes = 102, Sizes = new(1020, 1020, 6149), Megabytes = 345,
            Folder = "flowers-102", Files = "flowers-102/jpg/*.jpg, imagelabels.mat and setid.mat", Origin = "102flowers.tgz, imagelabels.mat and setid.mat from www.robots.ox.ac.uk/~vgg/data/flowers/102/",
            Archives =
            [
                new(Oxford + "flowers/102/102flowers.tgz", "52808999861908f626f3c1f4e79d11fa", "flowers-102"),
                new(Oxford + "flowers/102/imagelabels.mat", "e0620be6f572b9609742df49c70aed4d", "flowers-102"),
                new(Oxford + "flowers/102/setid.mat", "a5357ecc9cb78c4bef273ce3793fc85c", "flowers-102"),
            ],
            Md5 = new Dictionary<string, string> { ["imagelabels.mat"] = "e0620be6f572b9609742df49c70aed4d", ["setid.mat"] = "a5357ecc9cb78c4bef273ce3793fc85c" },
        },
        new()
        {
            Name = "cars", Title = "Stanford Cars", Classes = 196, Sizes = new(8144, 0, 8041), Megabytes = 1960,
            Folder = "stanford_cars", Files = "stanford_cars/cars_train, cars_test, devkit/*.mat and cars_test_annos_withlabels.mat",
            Origin = "cars_train.tgz, cars_test.tgz, car_devkit.tgz and cars_test_annos_withlabels.mat from a copy you trust (their first home is gone)",
            Archives =
            [
                new("", "065e5b463ae28d29e77c1b4b166cfe61", "stanford_cars") { Name = "cars_train.tgz" },
                new("", "4ce7ebf6a94d07f1952d94dd34c4d501", "stanford_cars") { Name = "cars_test.tgz" },
                new("", "c3b158d763b6e2245038c8ad08e45376", "stanford_cars") { Name = "car_devkit.tgz" },
                new("", "b0a2b23655a3edd16d84508592a98d10", "stanford_cars") { Name = "cars_test_annos_withlabels.mat" },
            ],
            Md5 = new Dictionary<string, string> { ["cars_test_annos_withlabels.mat"] = "b0a2b23655a3edd16d84508592a98d10" },
        },
        new()
        {
            Name = "aircrafts", Title = "FGVC Aircraft", Classes = 100, Sizes = new(3334, 3333, 3333), Megabytes = 2750,
            Folder = "fgvc-aircraft-2013b/data", Files = "fgvc-aircraft-2013b/data/images/*.jpg, variants.txt and images_variant_*.txt",
            Origin = "fgvc-aircraft-2013b.tar.gz from www.robots.ox.ac.uk/~vgg/data/fgvc-aircraft/",
            Archives = [new(Oxford + "fgvc-aircraft/archives/fgvc-aircraft-2013b.tar.gz", "")],
        },
        new()
        {
            Name = "dtd", Title = "Describable Textures", Classes = 47, Sizes = new(1880, 1880, 1880), Megabytes = 625,
            Folder = "dtd", Files = "dtd/images/CLASS/*.jpg and dtd/labels/train1.txt, val1.txt, test1.txt", Origin = "dtd-r1.0.1.tar.gz from www.robots.ox.ac.uk/~vgg/data/dtd/",
            Archives = [new(Oxford + "dtd/download/dtd-r1.0.1.tar.gz", "fff73e5086ae6bdbea199a49dfb8a4c1")],
        },
        new()
        {
            Name = "pets", Title = "Oxford-IIIT Pets", Classes = 37, Sizes = new(3680, 0, 3669), Megabytes = 811,
            Folder = "oxford-iiit-pet", Files = "oxford-iiit-pet/images/*.jpg and oxford-iiit-pet/annotations/trainval.txt, test.txt",
            Origin = "images.tar.gz and annotations.tar.gz from www.robots.ox.ac.uk/~vgg/data/pets/",
            Archives =
            [
                new(Oxford + "pets/data/images.tar.gz", "5c4f3ee8e5d25df40f4fd59a7f44e54c", "oxford-iiit-pet"),
                new(Oxford + "pets/data/annotations.tar.gz", "95a8c909bbe2e81eed6a22bccdf3f68f", "oxford-iiit-pet"),
            ],
        },
        new()
        {
            Name = "fashionmnist", Title = "FashionMNIST", Classes = 10, Sizes = new(60_000, 0, 10_000), Megabytes = 31, Side = 28,
            Folder = "FashionMNIST/raw", Files = "FashionMNIST/raw/*-ubyte or *-ubyte.gz", Origin = "the four .gz files from fashion-mnist.s3-website.eu-central-1.amazonaws.com",
            Archives =
            [
                new(Zalando + "train-images-idx3-ubyte.gz", "8d4fb7e6c68d591d4c3dfef9ec88bf0d", "FashionMNIST/raw"),
                new(Zalando + "train-labels-idx1-ubyte.gz", "25c81989df183df01b3e8a0aad5dffbe", "FashionMNIST/raw"),
                new(Zalando + "t10k-images-idx3-ubyte.gz", "bef4ecab320f06d8554ea6380940ec79", "FashionMNIST/raw"),
                new(Zalando + "t10k-labels-idx1-ubyte.gz", "bb300cfdad3c16e7a12a480ee83cd310", "FashionMNIST/raw"),
            ],
            Md5 = new Dictionary<string, string>
            {
                ["train-images-idx3-ubyte.gz"] = "8d4fb7e6c68d591d4c3dfef9ec88bf0d",
                ["train-labels-idx1-ubyte.gz"] = "25c81989df183df01b3e8a0aad5dffbe",
                ["t10k-images-idx3-ubyte.gz"] = "bef4ecab320f06d8554ea6380940ec79",
                ["t10k-labels-idx1-ubyte.gz"] = "bb300cfdad3c16e7a12a480ee83cd310",
            },
        },
        new()
        {
            Name = "cifar10", Title = "CIFAR-10", Classes = 10, Sizes = new(50_000, 0, 10_000), Megabytes = 170, Side = 32,
            Folder = "cifar-10-batches-bin", Files = "cifar-10-batches-bin/*.bin", Origin = "cifar-10-binary.tar.gz from www.cs.toronto.edu/~kriz/",
            Archives = [new(Toronto + "cifar-10-binary.tar.gz", "c32a1d4ab5d03f1284b67883e8d87530")],
        },
        new()
        {
            Name = "cifar100", Title = "CIFAR-100", Classes = 100, Sizes = new(50_000, 0, 10_000), Megabytes = 169, Side = 32,
            Folder = "cifar-100-binary", Files = "cifar-100-binary/*.bin", Origin = "cifar-100-binary.tar.gz from www.cs.toronto.edu/~kriz/",
            Archives = [new(Toronto + "cifar-100-binary.tar.gz", "03b5dce01913d631647c71ecec9e9cb8")],
        },
        new()
        {
            Name = "caltech101", Title = "Caltech-101", Classes = 101, Sizes = new(3030, 0, 5647), Megabytes = 137,
            Folder = "caltech101", Files = "caltech101/101_ObjectCategories/CLASS/*.jpg; the test images are those beyond 30 of each class", Origin = "caltech-101.zip from data.caltech.edu/records/mzrjq-6wc02",
            Archives =
            [
                new(Caltech + "mzrjq-6wc02/files/caltech-101.zip", "3138e1922a9193bfa496528edbbc45d0", "caltech101")
                {
                    Inner = ["caltech-101/101_ObjectCategories.tar.gz"],
                },
            ],
        },
        new()
        {
            Name = "food", Title = "Food-101", Classes = 101, Sizes = new(75_750, 0, 25_250), Megabytes = 5000,
            Folder = "food-101", Files = "food-101/images/CLASS/*.jpg and food-101/meta/train.json, test.json", Origin = "food-101.tar.gz from data.vision.ee.ethz.ch/cvl/",
            Archives = [new("http://data.vision.ee.ethz.ch/cvl/food-101.tar.gz", "85eeb15f3717b99a5da872d97d918f87")],
        },
        new()
        {
            Name = "sun397", Title = "SUN397", Classes = 397, Sizes = new(19_850, 0, 19_850), Megabytes = 39_000,
            Folder = "SUN397", Files = "SUN397/a…z/CLASS/*.jpg, ClassName.txt and Partitions/Training_01.txt, Testing_01.txt",
            Origin = "SUN397.tar.gz and download/Partitions.zip from vision.princeton.edu/projects/2010/SUN/",
            Archives =
            [
                new(Princeton + "SUN397.tar.gz", "8ca2778205c41d23104230ba66911c7a"),
                new(Princeton + "download/Partitions.zip", "", "SUN397/Partitions"),
            ],
        },
        new()
        {
            Name = "cub200", Title = "CUB-200-2011", Classes = 200, Sizes = new(5994, 0, 5794), Megabytes = 1150,
            Folder = "CUB_200_2011", Files = "CUB_200_2011/images/CLASS/*.jpg, images.txt, image_class_labels.txt, train_test_split.txt and classes.txt",
            Origin = "CUB_200_2011.tgz from data.caltech.edu/records/65de6-vp158",
            Archives = [new(Caltech + "65de6-vp158/files/CUB_200_2011.tgz", "97eceeb196236b17998738112f37df78")],
        },
        new()
        {
            Name = "voc2007", Title = "Pascal VOC 2007", Classes = 20, Sizes = new(2501, 2510, 4952), Megabytes = 911, ManyLabels = true,
            Folder = "VOCdevkit/VOC2007", Files = "VOCdevkit/VOC2007/JPEGImages/*.jpg, Annotations/*.xml and ImageSets/Main/train.txt, val.txt, test.txt",
            Origin = "VOCtrainval_06-Nov-2007.tar and VOCtest_06-Nov-2007.tar from host.robots.ox.ac.uk/pascal/VOC/voc2007/",
            Archives =
            [
                new(Voc + "VOCtrainval_06-Nov-2007.tar", "c52e279531787c972589f7e41ab4ae64"),
                new(Voc + "VOCtest_06-Nov-2007.tar", "b6e924de25625d8de591ea690078ad9f"),
            ],
        },
    ];
}
