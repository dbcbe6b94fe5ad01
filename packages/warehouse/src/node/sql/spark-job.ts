/**
 * What `spark-submit` runs: reads the inputs (a JSON record a line, all texts), takes the steps as cached views, counts the
 * guards, and writes the answers beside their place, which is renamed once they are whole. ANSI mode makes an overflow an error.
 */
export const SPARK_JOB = `import json, os, sys
from pyspark import StorageLevel
from pyspark.sql import SparkSession
from pyspark.sql.types import StringType, StructField, StructType

spark = SparkSession.builder.getOrCreate()
spark.sparkContext.setLogLevel("ERROR")


def told(what):
    print("ontarget: " + what, flush=True)


def view(name, frame):
    frame.persist(StorageLevel.MEMORY_AND_DISK).createOrReplaceTempView(name)


def counts(queries):
    if not queries:
        return []
    row = spark.sql("SELECT " + ", ".join("(%s) AS n%d" % (query, at) for at, query in enumerate(queries))).collect()[0]
    return [str(count) for count in row]


def fill(table):
    names = ["rid"] + [column["name"] for column in table["columns"]]
    types = ["BIGINT"] + [column["type"] for column in table["columns"]]
    schema = StructType([StructField(name, StringType()) for name in names])
    texts = spark.read.schema(schema).option("mode", "FAILFAST").json("file://" + table["path"])
    view(table["name"], texts.selectExpr(*["CAST(%s AS %s) AS %s" % (name, kind, name) for name, kind in zip(names, types)]))


def run(folder):
    with open(os.path.join(folder, "script.json"), encoding="utf-8") as file:
        script = json.load(file)
    partial, done = os.path.join(folder, "answers.partial"), os.path.join(folder, "answers")
    os.makedirs(partial)
    for table in script["inputs"]:
        fill(table)
    for step in script["steps"]:
        view(step["name"], spark.sql(step["query"]))
    told("reads")
    guards = counts(script["guards"])
    held = any(count != "0" for count in guards)
    strays = [] if held else counts(script["strays"])
    told("pays")
    if not held:
        for index, query in enumerate(script["pays"]):
            spark.sql(query).write.option("ignoreNullFields", "false").json("file://" + os.path.join(partial, "pay_%d" % index))
    with open(os.path.join(partial, "counts.json"), "w", encoding="utf-8") as file:
        json.dump({"guards": guards, "strays": strays, "held": held}, file)
    os.rename(partial, done)
    spark.catalog.clearCache()
    told("paid")


for folder in sys.argv[1:]:
    run(folder)
spark.stop()
`;
